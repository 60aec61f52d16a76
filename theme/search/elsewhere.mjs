// Hear from a query's words that it is about something else: weather, cooking, games. A page that has them in a name has
// them by chance, unless it has much more of the query.

const MATTERS = [
  /天气|下雨|下雪|降温|气温|台风|天黑|日出|几度/, // weather
  /做法|菜谱|食谱|好吃|红烧|清蒸|炒菜|排骨|鸡翅|饺子|蛋糕|火锅|海鲜|减肥|瘦身/, // food
  /足球|篮球|球赛|球队|赛程|世界杯|奥运|联赛|积分榜|比分|开奖|中奖|双色球|大乐透/, // sport, lotteries
  /电影|电视剧|综艺|演唱会|门票|歌词|明星|小说|星座|运势|属相|皮肤|段位|上分|攻略/, // pastime
  /电脑|蓝屏|打印|蓝牙|耳机|截图|截屏|长图|死机|闪退|壁纸|路由器|空调|冰箱|洗衣机|热水器|红包封面|集五福|涨粉|朋友圈|聊天记录/, // devices, apps
  /猫咪|猫粮|狗狗|狗粮|宠物|疫苗|鱼缸|养花|开花/, // animals, plants
  /发烧|感冒|咳嗽|头疼|头痛|嗓子|牙疼|孕妇|膝盖|吃什么药/, // illness
  /旅游|景点|酒店|机票|车票|高铁票|改签|签证|加油站|地铁|公交|航班|时刻表|几点/, // travel
  /护照|驾照|驾校|科目[一二三四]|身份证(?:过期|丢)|居住证|户口|补办|营业执照|注册资本|注册公司|公司注册|商标注册/, // papers
  /社保|医保|养老金|退休金|生育津贴|公积金|落户|年终奖|加班费|工伤/, // work, insurance
  /高考|中考|考研|四级|六级|英语|论文|查重|资格证|小升初|分数线|录取|作文/, // school
  /退货|运费|快递|外卖|优惠券|尺码|便宜|换礼品|积分换/, // shopping
  /基金|股票|股市|黄金|比特币|国债|理财|余额宝|零钱通|涨跌|汇率|首付(?!.*车)|房价|过户|装修|租房合同|物业费|水电费|停车位/, // money put by, houses
  /退税|个税|遗产税|契税|印花税/, // taxes
  /离婚财产|遗嘱|交通事故/, // other matters of law
];

/** Whether a query has a word for something that this site isn't about. */
export function isElsewhere(query) {
  return MATTERS.some((words) => words.test(query));
}
