//! The file of a plan in a folder, which belongs to an office and is opened and saved by several people.
//!
//! Every save begins by reading the file again. The base, which is what this side last read from the file or wrote into
//! it, decides what happens:
//!
//! | the file | what happens |
//! |---|---|
//! | unchanged | ours is written |
//! | somebody saved on top of the base | three-way merge; the result is shown, and written |
//! | the same, and both sides changed the same field | nothing is written before the user decides ([`FileConflict`]) |
//! | not on top of the base: an older copy or another file, or no base is known | the user decides every difference |
//! | another plan's, several plans', no plan file, damaged, newer | nothing is written, and the user is informed ([`Unfit`]) |
//! | gone, locked, not permitted | the same ([`FileError`]) |
//!
//! Whether a file derives from the base is not guessed: the file names the saves that it contains
//! ([`crate::storage::SaveStamp`]). A text that was written is read back, and only then becomes the base. Changes of
//! others are no step of this history, as with tabs.
//!
//! Nothing here waits or looks at a clock. [`Save`] states the next operation on the file and receives its result. The
//! page performs the operation with the browser's file, tests with a file in memory ([`carry_out`]):
//!
//! ```ignore
//! let mut save = Save::start(plan, SaveMode::Write, base);
//! let end = carry_out(&mut save, &mut session, &mut file, |session| signature());
//! ```

use crate::plan::coded::with_codes;
use crate::value::PlanId;

mod conflict;
mod contents;
mod saving;

pub use conflict::{BaseKnowledge, FileConflict, changes_since};
pub use contents::{Contents, Unfit};
pub use saving::{End, Next, Save, SaveMode, Signature};

use crate::session::Session;

/// A file that is read and written as a whole.
pub trait FolderFile {
    /// Reads all bytes of the file.
    fn read(&mut self) -> Result<Vec<u8>, FileError>;
    /// Replaces the content by this text, either completely or not at all.
    fn write(&mut self, text: &str) -> Result<(), FileError>;
}

with_codes! {
    /// The reason for which the file could not be read or written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
    FileError {
        /// The file was removed, moved or renamed, or the folder can't be reached.
        #[error("the file is gone")]
        Gone: "FILE-001",
        /// Another program or another person has locked the file.
        #[error("the file is locked")]
        Locked: "FILE-002",
        /// The browser or the user does not permit the access.
        #[error("access to the file is not allowed")]
        NotAllowed: "FILE-003",
        /// There is no storage space left.
        #[error("no room for the file")]
        Full: "FILE-004",
        /// Another person saved while the file was being written; nothing was written.
        #[error("the file was saved by somebody else meanwhile")]
        Overtaken: "FILE-005",
        /// Writing was interrupted; the file still has its old content.
        #[error("writing the file was interrupted")]
        Interrupted: "FILE-006",
    }
}

/// Executes on the file the operations that the save requests, until the save ends.
pub fn carry_out(
    save: &mut Save,
    session: &mut Session,
    file: &mut impl FolderFile,
    sign: impl Fn() -> Signature,
) -> End {
    let mut next = Next::Read;
    loop {
        next = match next {
            Next::Read => save.was_read(session, file.read()),
            Next::Write => match save.text(session, sign()) {
                Some(text) => save.was_written(file.write(&text)),
                None => Next::End(End::CannotBe),
            },
            Next::End(end) => return end,
        };
    }
}

/// The plan of that id in its settled state; `None` if there is none.
fn ours(session: &Session, id: PlanId) -> Option<std::sync::Arc<crate::plan::Plan>> {
    session.settled().plan(id).cloned()
}
