//! To add a code, you edit only the YAML. These tests take minutes: each builds checkouts from nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use coinw_errors::ErrorCode;
use coinw_errors_tests::{
    Cargo, Scratch, artifacts, copy_whole_workspace, copy_workspace, library_that_matches, program_of,
};
use tempfile::TempDir;

const ADDED: &str = r#"
  - code: 777904
    name: MoonTooSmall
    title: Moon Too Small
    markets: [futures, spot]
    message: moon too small
    sample: '{"code":777904,"msg":"moon too small"}'
    kind: invalid_request
    retry: never
    outcome: rejected
    remedies: [fix_request]
    cause: The order is smaller than the smallest that the contract allows.
    steps: [Send a larger order.]
    inferred: [outcome]
"#;

const DEPENDENT: &str = r#"
    use coinw_errors::{ErrorCode, Market, code};

    fn main() {
        assert_eq!(ErrorCode::from_code(Market::Spot, 777904), Some(ErrorCode::MoonTooSmall));
        assert_eq!(ErrorCode::from_name("MoonTooSmall"), Some(code!(777904)));
        assert!(matches!(ErrorCode::ALL.last(), Some(code!(777904))));
        println!("{}", code!(777904));
    }
"#;

/// One test for all that follows from one edit: what takes time is the build, and there is one.
#[test]
fn an_edit_of_the_spec_alone_adds_a_code_everywhere() {
    let (_alone, target) = target();
    let copy = TempDir::with_prefix("coinw-errors-").unwrap();
    copy_workspace(copy.path());
    let dependent = Scratch::depending_on(&copy.path().join("coinw-errors"), target.clone());
    let exhaustive = library_that_matches(ErrorCode::ALL.iter().map(|code| (code.code(), code.name())));

    // Before the edit everything is built, so that what follows is seen to be rebuilt.
    let dependent = dependent.file("src/lib.rs", &exhaustive).file("src/main.rs", "fn main() {}");
    assert_eq!(dependent.errors(), []);
    assert!(!explains(copy.path(), &target, "777904"));

    add_code(copy.path());

    // The match that ignores the new code stops compiling and names it.
    let errors = dependent.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].text.contains("`ErrorCode::MoonTooSmall` not covered"), "{errors:?}");

    // The enum, its constants, lookups, matcher and Display have it.
    let dependent = dependent.file("src/lib.rs", "").file("src/main.rs", DEPENDENT);
    assert_eq!(dependent.cargo().succeed(&["run", "--quiet"]), "777904 Moon Too Small\n");

    // The command line has it.
    assert!(explains(copy.path(), &target, "777904"));
    assert!(explains(copy.path(), &target, "{'code': 777904, 'msg': 'moon too small'}"));
    assert!(coinw_errors(copy.path(), &target, &["list"]).contains("MoonTooSmall"));

    // The documentation has it.
    Cargo::new(copy.path(), &target).succeed(&["doc", "--quiet", "--no-deps", "--package", "coinw-errors"]);
    let page = fs::read_to_string(target.join("doc/coinw_errors/enum.ErrorCode.html")).unwrap();
    assert!(page.contains("variant.MoonTooSmall"));
    assert!(page.contains("Send a larger order."));
}

/// Cargo takes packages that stand in the same place of two checkouts for one, and looks for newer files where the package is. A spec outside
/// of the package would be looked for in the first checkout.
#[test]
fn an_edit_is_noticed_where_two_checkouts_share_their_artifacts() {
    let (_alone, target) = target();
    let parent = TempDir::with_prefix("coinw-errors-").unwrap();
    let [one, other] = ["one", "other"].map(|folder| parent.path().join(folder));
    for checkout in [&one, &other] {
        fs::create_dir(checkout).unwrap();
        copy_workspace(checkout);
    }
    assert!(!explains(&one, &target, "777904"));
    add_code(&other);
    assert!(explains(&other, &target, "777904"));
}

/// Codes of a kind that exists already, negative, with a text that needs a translation, and with markup in its texts.
const MORE: &str = r#"
  - code: 777901
    name: TooManyMoons
    title: Too Many Orders
    markets: [futures, spot]
    message: too many orders
    sample: '{"code":777901,"msg":"too many orders"}'
    kind: rate_limited
    retry: after_delay
    delay: 2s
    outcome: unknown
    remedies: [wait, reconcile]
    cause: More orders than <limit> | `limit` were sent.
    steps:
      - Wait.
      - Send *fewer* orders.
    # Words that the tests paste: what they find must not depend on them.
    aliases: [order_limit, code, it was, bad gateway, connection reset, sign error, timeout]
    inferred: [kind]

  - code: -777902
    name: MoonTooLow
    title: 余额不足
    markets: [spot]
    message: 余额不足
    translation: Insufficient balance
    sample: '{"code":"-777902","data":null,"msg":"余额不足","success":false,"failed":true}'
    kind: insufficient_funds
    retry: never
    outcome: rejected
    remedies: [add_funds]
    cause: The account has too little of the currency.
    steps: [Add funds.]
    inferred: [translation]

  - code: 777903
    name: MoonReplaced
    title: Session Replaced
    markets: [futures]
    channel: websocket
    message: session replaced
    sample: '{"result":false,"errorCode":777903,"errorMsg":"session replaced"}'
    kind: session_expired
    retry: after_reconnect
    outcome: rejected
    remedies: [reconnect]
    cause: The account has logged in on another connection.
    steps: [Log in once more.]
"#;

/// All that `cargo bless` may write.
const GENERATED: [&str; 3] =
    ["coinw-errors/CODES.md", "coinw-errors/spec/coinw.json", "tests/tests/library/snapshots/"];

/// In a copy of the whole workspace, by the steps of `spec/README.md`. Its tests are all but those of this feature, `slow`.
#[test]
fn what_a_maintainer_does_is_green_and_changes_nothing_but_the_yaml_and_what_follows_from_it() {
    let (_alone, target) = target();
    let copy = TempDir::with_prefix("coinw-errors-").unwrap();
    copy_whole_workspace(copy.path());
    let before = files(copy.path());
    let spec = copy.path().join(SPEC);
    let text = fs::read_to_string(&spec).unwrap();
    let in_use = text.rsplit("\n  - code: ").find(|entry| !entry.contains("\n    retired: ")).unwrap();
    let retired = in_use.replacen("\n    kind: ", "\n    retired: CoinW no longer sends it.\n    kind: ", 1);
    let delay = text.lines().find(|line| line.starts_with("    delay: ")).unwrap();
    let edited = text.replace(in_use, &retired).replacen(delay, "    delay: 1500ms", 1);
    fs::write(&spec, edited + MORE).unwrap();

    let cargo = || Cargo::new(copy.path(), &target).env("PROPTEST_CASES", "20");
    cargo().succeed(&["bless"]);
    cargo().succeed(&["test", "--quiet", "--workspace"]);

    let after = files(copy.path());
    assert!(before.keys().eq(after.keys()), "a file came or went");
    let changed: Vec<_> = before.into_iter().filter(|(file, text)| after[file] != *text).collect();
    for (file, _) in &changed {
        let file = file.to_str().unwrap().replace('\\', "/");
        let is_generated = GENERATED.iter().any(|generated| file.starts_with(generated));
        assert!(file == SPEC || is_generated, "{file} had to change");
    }
    assert!(changed.len() > GENERATED.len(), "nothing follows from the spec: {changed:?}");
}

const SPEC: &str = "coinw-errors/spec/coinw.yaml";

/// The files in a folder, each with what is in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let entry = entry.unwrap();
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Artifacts that the checkouts share, so that dependencies are built once. One test at a time has them, as each builds the same program;
/// and it copies after it has them, because cargo builds again only what is newer than the artifacts.
fn target() -> (MutexGuard<'static, ()>, PathBuf) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    (alone, artifacts("edited"))
}

fn add_code(checkout: &Path) {
    let spec = checkout.join(SPEC);
    let edited = fs::read_to_string(&spec).unwrap() + ADDED;
    fs::write(&spec, edited).unwrap();
}

fn explains(copy: &Path, target: &Path, pasted: &str) -> bool {
    coinw_errors(copy, target, &["explain", pasted]).starts_with("777904 Moon Too Small\n")
}

fn coinw_errors(copy: &Path, target: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program_of(copy, target)).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
