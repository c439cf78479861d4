//! The footer of the printed pages of a view.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::wording::printing;
use leptos::prelude::*;

use crate::browser::print::PageFooter;
use crate::ui::app::Locale;

/// Shows the name of the plan in the footer of each printed page, as long as the view is shown.
pub(crate) fn show_page_foot(locale: Locale, plan: Memo<Option<Arc<Plan>>>) {
    let foot = Memo::new(move |_| plan.with(|plan| plan.as_ref().map(|plan| printing::foot(plan, locale.language()))));
    // Storing the new footer drops the previous footer, which removes it from the page.
    let footer = StoredValue::new_local(None::<PageFooter>);
    Effect::new(move |_| footer.set_value(foot.with(|foot| foot.as_deref().and_then(PageFooter::add))));
}
