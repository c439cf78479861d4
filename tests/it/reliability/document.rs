//! `docs/reliability.md` is generated here, by `make soak`.

use crate::reliability::world::Tally;

/// The document, with the counts of that many sessions.
pub(crate) fn document(sessions: usize, tally: &Tally) -> String {
    let rows = [
        ("sessions", sessions),
        ("commands in them", tally.commands),
        ("edits of cells: typed, undone, done again", tally.edits),
        ("saves into the folder's file that came to an end", tally.file_saves),
        ("questions decided, because two had changed the same", tally.questions),
        ("**faults**: tabs killed", tally.kills),
        ("pages loaded anew", tally.reloads),
        ("second tabs opened", tally.second_tabs),
        ("times a browser's storage became full or forbidden", tally.refused_stores),
        ("times something befell the file", tally.file_faults),
        ("edits **gone** in the end: with a killed tab, at most 350 ms old", tally.within_delay),
        ("gone with a tab that said 保存できません", tally.told),
        ("gone with two tabs that wrote in the same instant and were both closed within 0.6 s", tally.with_another),
        ("**lost**: missing in the end though none of this explains it", tally.lost),
    ];
    let rows: Vec<String> = rows.iter().map(|(what, count)| format!("| {what} | {} |", grouped(*count))).collect();
    format!("{HEAD}\n| | |\n|---|---|\n{}\n{KILLED}{FOOT}", rows.join("\n"))
}

fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

const HEAD: &str = "\
# What was typed is not lost

Made by `make soak` ([`tests/it/reliability`](../tests/it/reliability/mod.rs)); every `make test` plays the first forty of these sessions.

Two offices work at one plan. Each has a browser with one tab or two, and each of these a view of the store of its own, as the processes of a browser have: what another one writes comes 40 ms later, and of two writes in the same instant the later one stands. Both offices save into one file in a folder. A session is a hundred commands, drawn by chance: a figure is typed into a cell that only one place types in, or into one that all do; it is undone, done again; what two have changed is decided one way or the other; the file is saved. Between them tabs are killed, pages are loaded anew, second tabs come and go, the store refuses to write, and the file is locked, breaks off while it is written, arrives in part, is removed, replaced by something else, or put back from some time ago.

In the end all faults are over and everybody saves. Then the file, both stores and every open tab must show the same, no cell may hold what no hand put there, and every edit must be there, or have been changed by somebody who saw it, or have been decided against by somebody who was asked, or have gone with a tab before it could be kept. A ledger of what hands did, which knows nothing of merging, is held against it.
";

/// The section that `tests/e2e/killed.test.mjs` completes; `make soak` runs that test afterwards.
const KILLED: &str = "
## The whole browser is killed

A crash of the browser, an update or a power cut ends all tabs at once, and Chromium holds what was written into localStorage in memory for up to minutes. So each plan is written a second time, into the journal: IndexedDB with strict durability, which is complete only once the disk has it. The header says 端末に保存済み once both have it; where the browser provides no database, or it does not answer within 2 seconds, it says 端末に保存済み（電源断に備えていません）, and a plan is then as safe as localStorage alone: what was typed in the last minutes may go with the browser.

A real Chromium with a profile is killed (SIGKILL to all its processes) while figures are typed, and opened again:

<!-- table of killed browsers -->
";

const FOOT: &str = "
What runs is the program's own session, store, merge and folder; the browser around them (timers, storage events, processes, the file) is played by the test. The same is tried with real tabs, real storage and a real folder, less often, in `tests/e2e` (`saving`, `folder`, `faults`, `killed`).

What this does not cover: an undo whose cell somebody else gives its old figure again (to the ledger that is a change by one who saw it); of a killed browser, what lies in localStorage alone (automatic copies, what was sent and taken in, settings, the order of the list: their last minutes may be gone) and a wiping right before it, which localStorage may not have carried out yet; a disk that loses what it confirmed, and a browser that drops its storage (the plan file in the folder is for that).
";
