//! All views in which a person decides about changes before they are made: changes from opened files, from another tab,
//! and from the plan's file in a folder.
//!
//! [`preview::Preview`] shows the preview that waits for a decision, an [`previews::OpenPreview`] in
//! [`previews::Previews`]. Its frame is [`preview_frame::PreviewFrame`]. A preview with changes is a
//! [`change_review::ChangeReview`] with a [`change_table::ChangeTable`] for each list, and the decisions are stored in
//! [`decisions::Decisions`].

// The frame of every preview.
pub(crate) mod preview;
pub(crate) mod preview_buttons;
pub(crate) mod preview_frame;
pub(crate) mod previews;
// The view of changes.
pub(crate) mod change_review;
pub(crate) mod change_row;
pub(crate) mod change_sides;
pub(crate) mod change_table;
pub(crate) mod change_tools;
pub(crate) mod conflict_review;
pub(crate) mod decisions;
pub(crate) mod side_option;
pub(crate) mod text_passages;
// Files that are opened.
pub(crate) mod file_import;
pub(crate) mod incoming_table;
pub(crate) mod large_file;
pub(crate) mod open_files;
pub(crate) mod opened_table;
pub(crate) mod plan_choice;
pub(crate) mod plan_file;
pub(crate) mod plan_file_review;
pub(crate) mod questions;
pub(crate) mod read_file;
pub(crate) mod reading_progress;
pub(crate) mod received_file;
pub(crate) mod sheet_reading;
pub(crate) mod standard_questions;
pub(crate) mod table_file_changes;
pub(crate) mod table_files;
pub(crate) mod table_files_review;
pub(crate) mod table_reading;
pub(crate) mod unplaced_fields;
// Other tabs, and the file in a folder.
pub(crate) mod copying;
pub(crate) mod folder;
pub(crate) mod tab_conflict;

pub(crate) use change_review::ChangeReview;
pub(crate) use change_table::ChangeTable;
pub(crate) use conflict_review::ConflictReview;
pub(crate) use decisions::{ChangeIndex, Decisions};
pub(crate) use open_files::read_all;
pub(crate) use plan_file::OpenedPlanFile;
pub(crate) use preview::Preview;
pub(crate) use preview_buttons::PreviewButtons;
pub(crate) use preview_frame::PreviewFrame;
pub(crate) use previews::{LargeFiles, OpenPreview, Previews, use_previews};
pub(crate) use read_file::ReadFileButton;
pub(crate) use received_file::{ReceivedFile, about_file};
pub(crate) use side_option::SideOption;
pub(crate) use table_files::TableFiles;

/// Listens for dropped files, and for events that concern the plan's file in a folder.
pub(crate) fn listen(previews: Previews) {
    folder::listen(previews.saving);
    open_files::listen(previews);
}
