// The words of buttons that stand in several places.

export const FOLD_AWAY = "收起";
export const REMOVE = "删去";
export const TRY_AGAIN = "再试一次";
