// Characters that are taken for each other because they look alike; who mistypes one by its sound is read by `sounds.mjs`.

const ALIKE =
  "团困 措错 措惜 惜借 货贷 货贫 贪贫 债责 怔征 徵微 微徽 摧催 崔催 载裁 栽裁 仓仑 诉拆 折拆 析拆 拨拔 抵低 抵扺 冶治 侯候 帐账 免兔 待持 侍待 拘抱 扶抚 藉籍 辨辩 辩辫 幕募 墓幕 竟竞 券卷 历厉 刺剌 即既 决块 缓援 缓暖 转传 呗坝 贝见 末未 己已 已巳 日曰 扣扫 冻陈 冻栋 判刺 院完 限恨 逾愈 逾渝 逾偷 审宙 催推 律津 利刹 息思 息惠 结给 行仃 银很 银跟 欠久 还坏 还环 款歀 约钓 约的 费贵 罚罪 执挚 失夫 信倍 停亭 挂桂 令今 令合 支友 付忖 函涵 担但 担坦 保堡 押鸭 供洪 断继 拖施 拖托 注汪 销消 额颜 顾硕 骗编 诈作 裸棵 赌睹 助肋 校较 调凋 解触 诊珍 证正 报抱 警誓 监临 盐监 协胁 商啇 减咸 减喊";

/** The characters that each is taken for. */
export const LOOKS = new Map();
for (const alike of ALIKE.split(" "))
  for (const one of alike) LOOKS.set(one, [...(LOOKS.get(one) ?? []), ...[...alike].filter((other) => other !== one)]);
