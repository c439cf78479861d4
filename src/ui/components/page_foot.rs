//! The foot of the printed pages of a view.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::wording::printing;
use leptos::prelude::*;

use crate::browser::print::PageFooter;
use crate::ui::app::Locale;

/// Shows the name of the plan at the foot of each printed page, as long as the view is shown.
pub(crate) fn show_page_foot(locale: Locale, plan: Memo<Option<Arc<Plan>>>) {
    let foot = Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| printing::foot(plan, locale.language()))));
    // Storing the new footer drops the one before, which removes it.
    let footer = StoredValue::new_local(None::<PageFooter>);
    Effect::new(move |_| footer.set_value(foot.with(|foot| foot.as_deref().and_then(PageFooter::add))));
}
