"""These files check what a model alone can't: that parts of the content fit together and keep its promises."""
