//! The labels of the plan file in a folder.

use super::labels;

/// The namespace of the labels of the plan file in a folder; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct FolderLabel;

labels! {
    FolderLabel {
        SAVING: "保存中", "Saving";
        SAVED: "端末に保存済み", "Saved on this device";
        SAVED_ONCE: "端末に保存済み（電源断に備えていません）", "Saved on this device (not protected against power failure)";
        SAVED_IN_FILE: "端末とファイルに保存済み", "Saved on this device and in the file";
        PREVIEW_FIRST: "確認の途中のものがあります。終えるか「キャンセル」を押してから、もう一度保存してください。",
            "Something is already being checked. Please finish or cancel it, then save again.";
        VALUE: "ファイルの値", "In the file";
        FILE: "フォルダの計画ファイル", "The plan file in a folder";
        MEANING: "共有フォルダにある計画ファイルに、直接保存します。保存の前にファイルを読み直すので、ほかの人が保存した内容は消えません。同じところが変わっていれば、書き込む前に選びます。",
            "Saves straight into the plan file in a shared folder. The file is read again before each save, so nothing saved by others is lost. Where you and somebody else changed the same place, you choose before anything is written.";
        PLACES: "はじめての「ファイルに保存」では、フォルダを選びます（あとで別のフォルダを選び直せます）。この計画のファイルがそこにあれば、読んで合わせてから保存し、なければ作ります。名前を変えたファイルなどは「いまある計画ファイルを選ぶ」で選びます。どちらも、いまあるファイルの中身を読まずに消すことはありません。",
            "The first “Save to the file” asks for a folder (you can choose another one later). If this plan’s file is already there, it is read and merged before saving; otherwise it is created. A file that was renamed is chosen with “Choose an existing plan file”. Neither discards the content of an existing file unread.";
        NO_PICKERS: "このブラウザーでは、フォルダのファイルに直接保存できません（Edge、Chromeでできます）。「計画ファイルを保存」でダウンロードしてフォルダに移し、「ファイルを読み込む」で開いてください。",
            "This browser cannot save straight into a file in a folder (Edge and Chrome can). Download the file with “Save the plan file” and move it to the folder; open it with “Open a file”.";
        FILE_NOT_LOOKED_AT: "この画面を開いてから、ファイルの中身はまだ確かめていません。「ファイルに保存」を押すと、読み直してから保存します。",
            "The file has not been checked since this page was opened. “Save to the file” reads it again before saving.";
        SAVE_TO_FOLDER: "ファイルに保存", "Save to the file";
        SAVE_TO_FOLDER_FILE: "フォルダのファイルに保存", "Save to the file in a folder";
        CHOOSE_FOLDER_PLACE: "計画ファイルの保存先を選ぶ", "Choose where the plan file goes";
        CHOOSE_EXISTING_FILE: "いまある計画ファイルを選ぶ", "Choose an existing plan file";
        TAKE_FROM_FOLDER: "新しい保存を取り込む", "Take in the new save";
        LET_FILE_GO: "ファイルとの結びつきを外す", "Unlink the file";
        FILE_LET_GO: "ファイルとの結びつきを外しました。フォルダのファイルはそのまま残っています。", "Unlinked the file. It stays in the folder as it is.";
        PERSON_NAME: "保存する人の名前", "Your name";
        PERSON_MEANING: "計画ファイルに、最後に保存した人として入ります。空欄でもかまいません。", "Stored in the plan file as the person who last saved it. You can leave it blank.";
        REMIND_AFTER: "ファイルに保存していないときの知らせ", "Remind me if no file has been saved for";
        REMIND_WEEK: "1週間", "1 week";
        REMIND_TWO_WEEKS: "2週間", "2 weeks";
        REMIND_MONTH: "1か月", "1 month";
        REMIND_NEVER: "しない", "Never";
        REMIND_LATER: "あとで", "Later";
        MERGE_AND_SAVE: "合わせて保存", "Merge and save";
        SEVERAL_NOT_BOUND: "計画がいくつも入ったファイル（すべて保存）は、フォルダの計画ファイルとしては結べません。取り込みます。",
            "A file of several plans (“Save everything”) cannot be linked as one plan’s file, so it is taken in instead.";
    }
}
