/** Saves a text as a file, as a click on a link to it would: no permission is needed for that. */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; kept, it would stay in memory with the page.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
