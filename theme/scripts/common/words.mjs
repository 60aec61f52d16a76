// Words that stand in several places.

export const FOLD_AWAY = "收起";
export const REMOVE = "删去";
export const TRY_AGAIN = "再试一次";

/** What a reader does with the example's numbers that are left. */
export const TAKE_OVER = "改成你的；本来就一样的，按一次「重新计算」。";
