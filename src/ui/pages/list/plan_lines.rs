//! The lines of 計画一覧, which follow the workbook. Only the lines in sight are rows of the page.

use std::sync::Arc;
use std::time::Duration;

use keikaku::paper::comparison_table::summary;
use keikaku::plan::lineage::SentInquiry;
use keikaku::plan::{Lineage, Placement, Plan};
use keikaku::session::plan_list::{LineBasis, PlanLine, PlanListView};
use keikaku::value::PlanId;
use keikaku::wording::attention::AttentionList;
use keikaku::wording::{Language, names, status};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Saving, focus, use_editor_view, use_saving};
use crate::ui::components::RowWindow;
use crate::ui::pages::list::element_ids::plan_link_id;

/// The height of a row before one is measured, in pixels.
const ROW_HEIGHT: usize = 32;
/// The number of rows whose room the header takes.
const HEADS: usize = 1;
/// How long lines are made in one turn, in milliseconds. Making a line is slow because it checks the plan.
const TURN: f64 = 12.0;

/// A handle for the lines. Of very many plans the first lines are made at once, and the page reacts while the others
/// follow.
#[derive(Clone, Copy)]
pub(crate) struct PlanLines {
    /// The user's choices of what is shown.
    pub(crate) view: RwSignal<PlanListView>,
    /// The lines in the order of the workbook.
    pub(crate) lines: Memo<Vec<Arc<PlanLine>>>,
    /// The number of plans that are listed, including the plans whose lines are not made yet.
    pub(crate) count: Memo<usize>,
    /// The lines that are shown, in their order on the page.
    pub(crate) shown: Memo<Vec<Arc<PlanLine>>>,
    /// Which of the shown lines are rows of the page.
    pub(crate) window: RowWindow,
}

impl PlanLines {
    /// Makes the lines of the workbook, follows the workbook, and provides the lines for [`use_lines`].
    pub(crate) fn provide() {
        let (view, saving) = (use_editor_view().plan_list, use_saving());
        let editor = saving.editor;
        let (next_turn, are_lineages_read) = (Trigger::new(), RwSignal::new(false));
        let count = Memo::new(move |_| {
            editor.settled.with(|workbook| workbook.plans().iter().filter(|plan| is_listed(plan)).count())
        });
        let year = Memo::new(move |_| view.with(|view| view.year));
        let lines = Memo::new(move |before: Option<&Vec<Arc<PlanLine>>>| {
            // The time of the last save changes together with the state of saving.
            saving.save_state.track();
            are_lineages_read.track();
            next_turn.track();
            let basis = LineBasis { chosen: year.get(), today: clock::today() };
            let before = Before { lines: before.map(Vec::as_slice).unwrap_or_default(), next: 0 };
            editor.settled.track();
            lines(saving, basis, before)
        });
        Effect::new(move |_| {
            if lines.with(Vec::len) < count.get() {
                set_timeout(move || next_turn.notify(), Duration::ZERO);
            }
        });
        // The inquiries are read after the list is shown, so that the list does not wait for them.
        Effect::new(move |_| {
            let read = move || {
                saving.load_lineages();
                are_lineages_read.try_set(true);
            };
            set_timeout(read, Duration::ZERO);
        });
        let passing = |lines: &Vec<Arc<PlanLine>>, view: &PlanListView| {
            view.sorted(lines).into_iter().filter(|line| view.lets_pass(line)).cloned().collect()
        };
        let shown = Memo::new(move |_| lines.with(|lines| view.with(|view| passing(lines, view))));
        let lines = Self { view, lines, count, shown, window: RowWindow::on_page(ROW_HEIGHT) };
        provide_context(lines);
    }

    /// The lines that are rows of the page, as plan ids with indices. The row of a plan that is being renamed stays
    /// while it is out of sight, so that the typed name is kept.
    pub(super) fn rows(self, renamed: Option<PlanId>) -> Vec<(String, usize)> {
        self.shown.with(|shown| {
            let mut rows = self.window.rows(shown.len());
            if let Some(row) = renamed.and_then(|id| shown.iter().position(|line| line.plan.id == id)) {
                rows = rows.start.min(row)..rows.end.max(row + 1);
            }
            rows.filter_map(|row| Some((shown.get(row)?.plan.id.to_string(), row))).collect()
        })
    }

    /// Moves the focus to the link to a plan, wherever the plan is in the list, once the page shows the current change.
    pub(super) fn focus_plan(self, id: PlanId) {
        self.focus_in_row(id, plan_link_id(id));
    }

    /// Moves the focus to an element in the row of the plan in the same way.
    pub(super) fn focus_in_row(self, id: PlanId, element: String) {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            let place = |shown: &Vec<Arc<PlanLine>>| shown.iter().position(|line| line.plan.id == id);
            if let Some(row) = self.shown.try_with_untracked(place).flatten() {
                self.window.show(row, HEADS);
            }
            focus::focus_after_update(vec![element]);
        });
    }

    /// The current index of a plan's line; 0 if there is none.
    pub(super) fn place(self, id: PlanId) -> usize {
        self.lines.with_untracked(|lines| lines.iter().position(|line| line.plan.id == id)).unwrap_or_default()
    }

    /// The line of a plan, which is at `place` unless plans before it were added or removed; `None` once the plan is
    /// gone.
    pub(super) fn line(self, id: PlanId, place: usize) -> Option<Arc<PlanLine>> {
        let is_of_plan = |line: &&Arc<PlanLine>| line.plan.id == id;
        self.lines.with(|lines| lines.get(place).filter(is_of_plan).or_else(|| lines.iter().find(is_of_plan)).cloned())
    }
}

/// The lines of the page, from the context.
pub(super) fn use_lines() -> PlanLines {
    expect_context()
}

fn is_listed(plan: &Arc<Plan>) -> bool {
    plan.placement == Placement::Active
}

/// The earlier lines, which are looked up one after the other.
struct Before<'l> {
    lines: &'l [Arc<PlanLine>],
    /// Where the next line is expected.
    next: usize,
}

impl<'l> Before<'l> {
    fn line(&mut self, id: PlanId) -> Option<&'l Arc<PlanLine>> {
        let (passed, ahead) = self.lines.split_at_checked(self.next)?;
        let place = ahead.iter().chain(passed).position(|line| line.plan.id == id)?;
        let place = (self.next + place) % self.lines.len();
        self.next = place + 1;
        self.lines.get(place)
    }
}

/// As many lines as there were before and one more, and further lines as long as the turn lasts. A line that is equal
/// to its earlier line shares its `Arc`.
fn lines(saving: Saving, basis: LineBasis, mut before: Before<'_>) -> Vec<Arc<PlanLine>> {
    let language = saving.editor.language();
    let workbook = saving.editor.settled.get_untracked();
    let plans: Vec<&Arc<Plan>> = workbook.plans().iter().filter(|plan| is_listed(plan)).collect();
    let named = names::plans(plans.iter().map(|plan| &***plan), language);
    let line = |inquiries: &[SentInquiry], plan: &Arc<Plan>, name, before: Option<&Arc<PlanLine>>| {
        let bodies = language.series(&plan.facts.prepared_by);
        let mut line = basis.line(plan, name, bodies, inquiries, before.map(|before| &**before));
        line.saved = saving.saved_at(plan.id);
        let same = before.filter(|one| Arc::ptr_eq(&one.plan, plan) && one.newest_inquiry == line.newest_inquiry);
        line.attention = same.map_or_else(|| attention(&line, inquiries, basis, language), |one| one.attention.clone());
        before.filter(|before| ***before == line).cloned().unwrap_or_else(|| Arc::new(line))
    };
    let began = clock::milliseconds();
    let so_far = before.lines.len();
    let is_due = |at: usize| at <= so_far || clock::milliseconds() - began < TURN;
    let made = saving.editor.read_session(|session| {
        let due = plans.iter().zip(named).enumerate().take_while(|(at, _)| is_due(*at));
        let lines = due.map(|(_, (plan, name))| {
            let inquiries = session.lineages().get(&plan.id).map(Lineage::inquiries).unwrap_or_default();
            line(inquiries, plan, name, before.line(plan.id))
        });
        lines.collect()
    });
    made.unwrap_or_default()
}

/// The number of matters that need attention in a plan, and the first of them in short; `None` if there are none.
fn attention(
    line: &PlanLine,
    inquiries: &[SentInquiry],
    basis: LineBasis,
    language: Language,
) -> Option<(usize, String)> {
    let changes = summary::changes_in_hand(&line.plan);
    let list = AttentionList::new(&line.plan, inquiries, changes, basis.today, 1, language);
    list.lines.first().map(|first| (list.count, status::attention(&first.text, list.count, language)))
}
