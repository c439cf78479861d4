//! The sentences on the forms that were loaded (様式を読み込む).

use super::{Language, errors, names};
use crate::plan::Form;
use crate::storage::StoreError;

/// The message after a form was loaded, with what plans of this form lack.
pub fn loaded(form: &Form, language: Language) -> String {
    let name = name(form, language);
    let mut said = sentence!(
        language,
        "様式「{name}」を読み込みました。「新しい計画」と、計画の「本文」で選べます。",
        "Loaded the form “{name}”. You can choose it under “New plan” and in “Text” of a plan."
    );
    if !form.has_kpi_table() {
        said.push_str(language.choose(
            "この様式には指標の表の項（kpi_table）がないため、計画書に指標が印刷されません。指標を載せるには、様式のファイルに項を加えてもう一度読み込んでください。",
            " This form has no section for the table of indicators (kpi_table), so printed plans do not show indicators. To print them, add the section to the form’s file and load it again.",
        ));
    }
    said
}

/// The question whether a form should replace the form that is loaded under the same code name.
pub fn ask_replace(form: &Form, loaded: &Form, language: Language) -> String {
    let (code, name, loaded) = (&form.code, name(form, language), name(loaded, language));
    sentence!(
        language,
        "識別名 {code} の様式「{loaded}」がすでに読み込まれています。読み込んだファイルの「{name}」に置き換えますか。「{loaded}」で作った計画は、その様式のまま残ります。",
        "A form with the code name {code} (“{loaded}”) is already loaded. Replace it with “{name}” from this file? Plans made with “{loaded}” keep that form."
    )
}

/// The name of the button that removes a loaded form; `name` is the name under which the form is offered.
pub fn remove(name: &str, language: Language) -> String {
    sentence!(language, "{name} を外す", "Remove {name}")
}

/// The question whether a loaded form should be removed; `name` is the name under which the form is offered.
pub fn ask_remove(name: &str, language: Language) -> String {
    sentence!(
        language,
        "様式「{name}」を外します。この様式の計画はそのまま残ります。もう一度選べるようにするには、様式のファイルを読み込んでください。",
        "The form “{name}” will be removed. Plans made with it stay as they are. To choose it again, load its file."
    )
}

/// The message after a form was removed.
pub fn removed(name: &str, language: Language) -> String {
    sentence!(language, "様式「{name}」を外しました。", "Removed the form “{name}”.")
}

/// The error message for a form that could not be stored or removed.
pub fn not_kept(error: StoreError, language: Language) -> String {
    if error != StoreError::InTheWay {
        return errors::store(error, language);
    }
    let fixed = language.choose(
        "同じ識別名の様式の記録がありますが、壊れているか別の版のもので、開けません。計画一覧の下の「開けない記録」でそれを消してから、もう一度読み込んでください。",
        "There is a record of a form with this code name that cannot be opened. Please delete it below the list of plans, then load the form again.",
    );
    fixed.to_owned()
}

/// The hint for the file of a form that was opened like a plan file.
pub fn is_form(language: Language) -> &'static str {
    language.choose(
        "様式のファイルです。計画一覧の「様式を読み込む」から読み込んでください。",
        "This is a form’s file. Please load it with “Load a form” on the list of plans.",
    )
}

fn name(form: &Form, language: Language) -> String {
    names::form_name(form, language)
}
