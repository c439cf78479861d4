// The system's share sheet, which headless browsers do not have.

/** A share sheet that behaves as in browsers: it accepts texts but not `.json`. The shared files are kept. */
export const withShareSheet = (context) => context.addInitScript(() => {
  const shared = ["txt", "csv", "pdf", "png", "jpg", "html"];
  globalThis.sent = [];
  navigator.canShare = ({ files }) => files.every(({ name, type }) => shared.includes(name.split(".").pop()) && type === "text/plain");
  navigator.share = async ({ files }) => {
    if (!navigator.userActivation.isActive) throw new DOMException("not by a press", "NotAllowedError");
    for (const file of files) globalThis.sent.push({ name: file.name, text: await file.text() });
  };
});
