"""Browsers inside other apps are known by what they call themselves; browsers that save files are left alone."""

from tests.theme.conftest import Ask

ANDROID = "Mozilla/5.0 (Linux; Android 13; V2203A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 "
WEB_VIEW = ANDROID.replace("V2203A", "V2203A; wv")
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "

IN_APPS = {
    "微信": ANDROID + "Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.42 NetType/WIFI Language/zh_CN",
    "企业微信": IPHONE + "Mobile/15E148 wxwork/4.1 MicroMessenger/7.0.1",
    "QQ": ANDROID + "MQQBrowser/6.2 Mobile Safari/537.36 V1_AND_SQ_8.9.28_3700_YYB_D QQ/8.9.28.10155 NetType/WIFI",
    "支付宝": IPHONE + "Mobile/15E148 ChannelId(1) Ariver/1.1.0 AliApp(AP/10.5.26) AlipayClient/10.5.26",
    "微博": IPHONE + "Mobile/15E148 Weibo (iPhone14,5__weibo__13.9.4__iphone__os17.1)",
    "钉钉": ANDROID + "Mobile Safari/537.36 AliApp(DingTalk/7.0.50) com.alibaba.android.rimet",
    "抖音": ANDROID + "Mobile Safari/537.36 aweme_270100 JsSdk/1.0 NetType/WIFI AppName/aweme",
    "头条": ANDROID + "Mobile Safari/537.36 NewsArticle/9.3.7 ToutiaoMicroApp/2.7",
    "百度": ANDROID + "Mobile Safari/537.36 T7/13.33 baiduboxapp/13.33.0.10",
    "小红书": IPHONE + "Mobile/15E148 xhsdiscover/8.10 XHSLocale/zh-Hans",
    "飞书": ANDROID + "Mobile Safari/537.36 Lark/7.5.0 LarkLocale/zh_CN",
    "快手": ANDROID + "Mobile Safari/537.36 Kwai/11.9.20",
    "一个没人知道的安卓 App": WEB_VIEW + "Mobile Safari/537.36",
    "一个没人知道的苹果 App": IPHONE + "Mobile/15E148",
}
BROWSERS = {
    "Chrome": ANDROID.replace("Version/4.0 ", "") + "Mobile Safari/537.36",
    "桌面 Chrome": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Safari": IPHONE + "Version/17.1 Mobile/15E148 Safari/604.1",
    "苹果上的 Chrome": IPHONE + "CriOS/119.0.6045.109 Mobile/15E148 Safari/604.1",
    "QQ 浏览器": ANDROID + "MQQBrowser/14.2 Mobile Safari/537.36 COVC/046913",
    "UC": ANDROID + "UCBrowser/16.2.9 Mobile Safari/537.36",
    "华为": ANDROID + "HuaweiBrowser/14.0.2 Mobile Safari/537.36",
    "小米": ANDROID + "Mobile Safari/537.36 XiaoMi/MiuiBrowser/17.9",
    "Firefox": "Mozilla/5.0 (Android 13; Mobile; rv:120.0) Gecko/120.0 Firefox/120.0",
}


def test_browsers_within_apps_are_known(ask: Ask) -> None:
    """Each of the apps that people read links in gets the text instead of a file it can't save."""
    found = ask("take-away/in-app.mjs", *(("savesNoFiles", agent) for agent in IN_APPS.values()))

    assert [name for name, saves_none in zip(IN_APPS, found, strict=True) if not saves_none] == []


def test_browsers_save_files(ask: Ask) -> None:
    """A browser that is one saves files as before."""
    found = ask("take-away/in-app.mjs", *(("savesNoFiles", agent) for agent in BROWSERS.values()))

    assert [name for name, saves_none in zip(BROWSERS, found, strict=True) if saves_none] == []
