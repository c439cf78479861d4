//! Components that several views share: choices, charts, icons, menus, buttons that open files, marks.

pub(crate) mod added_number;
pub(crate) mod adoption;
pub(crate) mod asked_button;
pub(crate) mod chart;
pub(crate) mod check_field;
pub(crate) mod choice;
pub(crate) mod committed_field;
pub(crate) mod confirm_panel;
pub(crate) mod document_field;
pub(crate) mod file_button;
pub(crate) mod filter_choices;
pub(crate) mod icon;
pub(crate) mod kind_buttons;
pub(crate) mod menu;
pub(crate) mod page_foot;
pub(crate) mod part_mark;
pub(crate) mod picture_menu;
pub(crate) mod plan_filters;
pub(crate) mod row_window;
pub(crate) mod select_field;
pub(crate) mod severity_mark;
pub(crate) mod skip_link;
pub(crate) mod sort_head;
pub(crate) mod state_class;
pub(crate) mod state_counts;
pub(crate) mod year_choice;
