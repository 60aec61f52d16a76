// Know the browsers inside other apps: they show pages, and save no files.

/** 微信、QQ、支付宝和淘宝、微博、钉钉、抖音和头条、百度、小红书、飞书、快手、京东、拼多多、美团、哔哩哔哩、知乎. */
const APPS =
  /MicroMessenger|\bQQ\/|Qzone|AlipayClient|AliApp|Weibo|DingTalk|aweme|NewsArticle|Bytedance|TTWebView|Toutiao|baidubox|xhsdiscover|XiaoHongShu|Lark\/|Feishu|Kwai|Kuaishou|jdapp|phh_android|Meituan|bili(?:app|bili)|Zhihu/i;
/** Android's and Apple's own parts of which such browsers are made. */
const WEB_VIEW = /; wv\)|\b(?:iPhone|iPad|iPod)\b(?!.*Safari\/)/;

/** Whether a browser, by what it calls itself, is another app's and saves no files. */
export function savesNoFiles(userAgent = navigator.userAgent) {
  return APPS.test(userAgent) || WEB_VIEW.test(userAgent);
}
