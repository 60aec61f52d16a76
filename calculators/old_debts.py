"""Hold the warning that goes with every number a reader may offer or pay: an old debt may have expired."""

from calculators.answer import Note

OLD_DEBT = Note(
    "很多年没人催、你也没还过的旧债，先问清时效，再开口、再付钱：时效还没满的，一答应还、一付钱，就重新算；"
    "已经满了的，一答应就不能再抗辩；付了要不回来，余下的也可能不能再抗辩。",
    "民法典第一百九十二条、第一百九十五条；诉讼时效规定第十四条、第十九条",
)
