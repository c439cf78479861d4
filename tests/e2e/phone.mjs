// A telephone.

/** The page on a telephone, which holds what the other one stored. */
export async function phoneOn(context, page) {
  const stored = await context.storageState();
  const phone = await (await context.browser()).newContext({
    storageState: stored, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "ja-JP", timezoneId: "Asia/Tokyo",
  });
  const opened = await phone.newPage();
  page.once("close", () => phone.close());
  await opened.goto(page.url().split("#")[0]);
  return opened;
}
