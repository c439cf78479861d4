//! Statistics of the program's source (`make counts`), as Markdown: for each room, its lines in rustfmt's format (without
//! comments, blank lines and tests), its functions, and its undocumented items; then types with equal names, functions and
//! closures with vague names, and import cycles between modules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A function with more lines is long.
const LONG: usize = 60;
/// Vague names, which do not tell what a function returns.
const SAYS_LITTLE: [&str; 8] = ["of", "at", "one", "other", "told", "said", "is_it", "is_such"];

/// The counts of one file.
#[derive(Default)]
struct Module {
    /// The path of the module: `import::wide::read`.
    path: String,
    lines: usize,
    /// The functions, each with its number of lines.
    functions: Vec<(String, usize)>,
    public: usize,
    undocumented: usize,
    types: Vec<String>,
    says_little: usize,
    /// The paths that the module names, from the root.
    names: BTreeSet<String>,
}

/// The visitor of one file.
struct Walk<'t> {
    module: Module,
    text: &'t str,
    /// The module that is being visited, inline modules included.
    here: Vec<String>,
}

impl Walk<'_> {
    fn lines_of(&self, spanned: &impl Spanned) -> usize {
        let span = spanned.span();
        code_lines(
            self.text.lines().skip(span.start().line.saturating_sub(1)).take(span.end().line + 1 - span.start().line),
        )
    }

    fn function(&mut self, signature: &syn::Signature, whole: &impl Spanned) {
        let name = signature.ident.to_string();
        self.module.says_little += usize::from(SAYS_LITTLE.contains(&name.as_str()));
        let lines = self.lines_of(whole);
        self.module.functions.push((name, lines));
    }

    fn item(&mut self, visibility: &syn::Visibility, attributes: &[syn::Attribute]) {
        if !matches!(visibility, syn::Visibility::Inherited) {
            self.module.public += 1;
            self.module.undocumented += usize::from(!attributes.iter().any(|one| one.path().is_ident("doc")));
        }
    }

    /// Notes a path that begins with `crate`, `keikaku`, `self` or `super`.
    fn name(&mut self, parts: &[String]) {
        let above = |count: usize| self.here.get(..self.here.len().saturating_sub(count)).unwrap_or_default().to_vec();
        let supers = parts.iter().take_while(|part| *part == "super").count();
        let path = match parts.first().map(String::as_str) {
            Some("crate" | "keikaku") => parts.get(1..).unwrap_or_default().to_vec(),
            Some("self") => [above(0).as_slice(), parts.get(1..).unwrap_or_default()].concat(),
            Some("super") => [above(supers).as_slice(), parts.get(supers..).unwrap_or_default()].concat(),
            _ => return,
        };
        self.module.names.insert(path.join("::"));
    }

    fn tree(&mut self, base: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [base, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.name(&with(&name.ident)),
            syn::UseTree::Rename(name) => self.name(&with(&name.ident)),
            syn::UseTree::Glob(_) => self.name(base),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(base, tree)),
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|one| {
        one.path().is_ident("cfg") && one.meta.require_list().is_ok_and(|list| list.tokens.to_string().contains("test"))
    })
}

impl<'a> Visit<'a> for Walk<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        if is_test(&item.attrs) {
            self.module.lines -= self.lines_of(item).min(self.module.lines);
            return;
        }
        self.here.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.here.pop();
    }

    /// The visibility of an item is not an import: `pub(super)` names the parent module without using anything in it.
    fn visit_visibility(&mut self, _visibility: &'a syn::Visibility) {}

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.item(&item.vis, &item.attrs);
        self.function(&item.sig, item);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.item(&item.vis, &item.attrs);
        self.function(&item.sig, item);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'a syn::ItemStruct) {
        self.item(&item.vis, &item.attrs);
        self.module.types.push(item.ident.to_string());
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'a syn::ItemEnum) {
        self.item(&item.vis, &item.attrs);
        self.module.types.push(item.ident.to_string());
        visit::visit_item_enum(self, item);
    }

    fn visit_local(&mut self, local: &'a syn::Local) {
        if let (syn::Pat::Ident(name), Some(init)) = (&local.pat, &local.init) {
            let is_closure = matches!(*init.expr, syn::Expr::Closure(_));
            let says_little = SAYS_LITTLE.contains(&name.ident.to_string().as_str());
            self.module.says_little += usize::from(is_closure && says_little);
        }
        visit::visit_local(self, local);
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.name(&parts);
        visit::visit_path(self, path);
    }
}

/// The number of lines that are neither blank nor a comment.
fn code_lines<'t>(lines: impl Iterator<Item = &'t str>) -> usize {
    lines.filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//")).count()
}

fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn counted(root: &Path, path: &Path) -> Result<Module, Box<dyn std::error::Error>> {
    let text = fs::read_to_string(path)?;
    let inner = path.strip_prefix(root)?.with_extension("");
    let here: Vec<String> = inner.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let module = Module { path: here.join("::"), lines: code_lines(text.lines()), ..Module::default() };
    let file = syn::parse_file(&text)?;
    if is_test(&file.attrs) {
        return Ok(Module { path: module.path, ..Module::default() });
    }
    let mut walk = Walk { module, text: &text, here };
    walk.visit_file(&file);
    Ok(walk.module)
}

/// For each module, the modules of the same room that it names. A path belongs to the module with the longest matching prefix.
fn arrows(modules: &[Module]) -> BTreeMap<&str, BTreeSet<&str>> {
    let known: BTreeSet<&str> = modules.iter().map(|module| module.path.as_str()).collect();
    let room = |path: &str| path.split("::").next().map(str::to_owned);
    let target = |name: &str| {
        let mut path = name;
        loop {
            if let Some(found) = known.get(path) {
                return Some(*found);
            }
            path = path.rsplit_once("::")?.0;
        }
    };
    let of_module = |module: &Module| {
        let named = module.names.iter().filter_map(|name| target(name));
        named.filter(|other| *other != module.path && room(other) == room(&module.path)).collect()
    };
    modules.iter().map(|module| (module.path.as_str(), of_module(module))).collect()
}

/// All modules that can be reached from a module.
fn reached<'m>(from: &str, arrows: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> BTreeSet<&'m str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = arrows.get(from).into_iter().flatten().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(arrows.get(next).into_iter().flatten().copied());
        }
    }
    found
}

/// The groups of modules in which each module leads to all others.
fn circles<'m>(arrows: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> BTreeSet<Vec<&'m str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows.keys().map(|from| (*from, reached(from, arrows))).collect();
    let leads = |from: &str, to: &str| reach.get(from).is_some_and(|found| found.contains(to));
    let in_circle = arrows.keys().filter(|one| leads(one, one));
    in_circle
        .map(|one| arrows.keys().filter(|other| leads(one, other) && leads(other, one)).copied().collect())
        .collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = env::args().nth(1).map_or_else(|| PathBuf::from("src"), PathBuf::from);
    let modules = sources(&root)?.iter().map(|path| counted(&root, path)).collect::<Result<Vec<_>, _>>()?;
    let mut rooms: BTreeMap<&str, Vec<&Module>> = BTreeMap::new();
    for module in &modules {
        rooms.entry(module.path.split("::").next().unwrap_or_default()).or_default().push(module);
    }
    println!(
        "| room | files | lines | functions | over {LONG} lines | public | undocumented |\n|---|---|---|---|---|---|---|"
    );
    let all = ("**all**", modules.iter().collect());
    for (room, modules) in rooms.into_iter().chain([all]) {
        let functions = || modules.iter().flat_map(|module| &module.functions);
        let sum = |count: fn(&Module) -> usize| modules.iter().map(|module| count(module)).sum::<usize>();
        let (lines, public, undocumented) = (sum(|one| one.lines), sum(|one| one.public), sum(|one| one.undocumented));
        let long = functions().filter(|(_, lines)| *lines > LONG).count();
        println!(
            "| {room} | {} | {lines} | {} | {long} | {public} | {undocumented} |",
            modules.len(),
            functions().count()
        );
    }
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for name in modules.iter().flat_map(|module| &module.types) {
        *types.entry(name).or_default() += 1;
    }
    let twice: Vec<String> =
        types.iter().filter(|(_, count)| **count > 1).map(|(name, count)| format!("{name} {count}")).collect();
    println!("\nNames of types that stand more than once: {} ({})", twice.len(), twice.join(", "));
    println!(
        "Functions and closures named {}: {}",
        SAYS_LITTLE.join(", "),
        modules.iter().map(|one| one.says_little).sum::<usize>()
    );
    let arrows = arrows(&modules);
    let circles = circles(&arrows);
    println!("Circles of modules within a room, each with what its modules import of it: {}", circles.len());
    for circle in circles {
        println!("- {}", circle.join(", "));
        for module in &circle {
            let imported = arrows.get(module).into_iter().flatten();
            let within: Vec<&str> = imported.filter(|other| circle.contains(other)).copied().collect();
            println!("  - {module} → {}", within.join(", "));
        }
    }
    Ok(())
}
