/** True in test builds only: hosts are granted and storage.local `testToday` stands in for today. */
declare const __TEST__: boolean;
/** True in test builds only: the overlay's shadow root is open, so that axe and the tests can look inside. */
declare const __OPEN_SHADOW__: boolean;
