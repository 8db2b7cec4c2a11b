self.addEventListener('message', (event: MessageEvent<string>) => {
  self.postMessage(`${event.data} pong`);
});
