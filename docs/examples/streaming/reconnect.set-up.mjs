export function situation({ sandbox }) {
  let isDone = false;
  return {
    onOutput(text) {
      if (isDone || !text.includes("plug")) return;
      isDone = true;
      sandbox.dropStreams();
    },
  };
}
