//! The forms that were loaded in this browser (様式を読み込む), each under `keikaku/form/{code}`. New plans can be made with them.
//!
//! No plan depends on these records, since each plan contains its form: a form may be replaced or removed while plans
//! use it. Two tabs that load different forms do not disturb each other, as each form has a key of its own.

use std::sync::Arc;

use litemap::LiteMap;
use serde_json::value::RawValue;

use super::migrate::RecordKind;
use super::{Damage, Refusal, Store, StoreError, UnreadableRecord, envelope, json, plan_file};
use crate::plan::form::{FormFault, FormFaultKind};
use crate::plan::{BuiltIn, Form};

/// The prefix of the key of every form that was loaded.
pub const FORM_PREFIX: &str = "keikaku/form/";

/// The storage key of the form with that code name.
pub fn form_key(code: &str) -> String {
    format!("{FORM_PREFIX}{code}")
}

/// Reads a form from the bytes of a user's file. A form with the code name or the name of a built-in form is refused.
pub fn read_form(bytes: &[u8]) -> Result<Form, Vec<FormFault>> {
    if bytes.len() > Form::LARGEST_FILE as usize {
        return refused(FormFaultKind::TooLarge, "");
    }
    // A text never has a zero byte, while files of Excel and Word have many.
    let Some(text) = plan_file::text_of(bytes).ok().filter(|text| !text.contains('\0')) else {
        return refused(FormFaultKind::NotText, "");
    };
    let text = text.trim_start_matches('\u{feff}');
    if plan_file::is_package(text) {
        return refused(FormFaultKind::PlanFile, "");
    }
    let form = Form::from_json(text)?;
    let faults = form.faults_at_loading();
    if faults.is_empty() { Ok(form) } else { Err(faults) }
}

fn refused(kind: FormFaultKind, at: &str) -> Result<Form, Vec<FormFault>> {
    Err(vec![kind.into_fault(at)])
}

/// Writes the record of a form.
pub fn encode_form(form: &Form) -> String {
    envelope::seal(&json::raw(form.to_json()))
}

/// Reads the record of a form.
pub fn decode_form(record: &str) -> Result<Arc<Form>, Refusal> {
    let body: Box<RawValue> = envelope::open(record, RecordKind::Form)?.0;
    Form::from_json(body.get()).map(Arc::new).map_err(|_| Refusal::Damaged(Damage::Form))
}

/// The forms of the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadedForms {
    /// The forms that could be read, in the order of their code names.
    pub forms: Vec<Arc<Form>>,
    /// The records that could not be read.
    pub unreadable: Vec<UnreadableRecord>,
}

/// Reads the forms of the store.
pub fn loaded_forms(store: &impl Store) -> Result<LoadedForms, StoreError> {
    let (mut forms, mut unreadable): (LiteMap<_, _>, LiteMap<_, _>) = (LiteMap::new(), LiteMap::new());
    for key in store.keys(FORM_PREFIX)? {
        let Some(raw) = store.read(&key)? else { continue };
        match open(&key, &raw) {
            Ok(form) => drop(forms.insert(key, form)),
            Err(why) => drop(unreadable.insert(key.clone(), UnreadableRecord { key, raw, why })),
        }
    }
    let unreadable = unreadable.into_iter().map(|(_, record)| record).collect();
    Ok(LoadedForms { forms: forms.into_iter().map(|(_, form)| form).collect(), unreadable })
}

/// The form that is loaded under that code name; `None` if there is none. An unreadable record is an error
/// ([`StoreError::InTheWay`]).
pub fn loaded_form(store: &impl Store, code: &str) -> Result<Option<Arc<Form>>, StoreError> {
    let key = form_key(code);
    let Some(raw) = store.read(&key)? else { return Ok(None) };
    open(&key, &raw).map(Some).map_err(|_| StoreError::InTheWay)
}

/// Stores a form and replaces a form with the same code name. It counts as stored only after it was read back.
pub fn keep_form(store: &impl Store, form: &Form) -> Result<(), StoreError> {
    loaded_form(store, &form.code)?;
    let (key, record) = (form_key(&form.code), encode_form(form));
    // No copies of plans are removed to make room for a form.
    store.write(&key, &record)?;
    if store.read(&key)?.as_ref() == Some(&record) { Ok(()) } else { Err(StoreError::NotReadBack) }
}

/// Stores the form of a plan that came from elsewhere, unless its code name is that of a built-in or a loaded form.
/// Returns whether it was stored.
pub fn keep_form_of_plan(store: &impl Store, form: &Form) -> Result<bool, StoreError> {
    let is_known = BuiltIn::with_code(&form.code).is_some() || loaded_form(store, &form.code)?.is_some();
    if !is_known {
        keep_form(store, form)?;
    }
    Ok(!is_known)
}

/// Removes the form with that code name. Plans that use it keep it.
pub fn remove_form(store: &impl Store, code: &str) -> Result<(), StoreError> {
    let key = form_key(code);
    store.remove(&key)?;
    if store.read(&key)?.is_none() { Ok(()) } else { Err(StoreError::NotReadBack) }
}

/// Reads the record under that key.
fn open(key: &str, raw: &str) -> Result<Arc<Form>, Refusal> {
    let form = decode_form(raw)?;
    if form_key(&form.code) == key { Ok(form) } else { Err(Refusal::Damaged(Damage::OtherKey)) }
}
