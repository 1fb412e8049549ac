//! Adding a code is an edit of the YAML and of nothing else.

use std::fs;
use std::path::Path;
use std::process::Command;

use coinw_errors::ErrorCode;
use coinw_errors_tests::{Cargo, Scratch, artifacts, copy_workspace, library_that_matches, program_of};
use tempfile::TempDir;

const ADDED: &str = r#"
  - code: 7777
    name: OrderTooSmall
    title: Order Too Small
    markets: [futures, spot]
    message: order too small
    sample: '{"code":7777,"msg":"order too small"}'
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
        assert_eq!(ErrorCode::from_code(Market::Spot, 7777), Some(ErrorCode::OrderTooSmall));
        assert_eq!(ErrorCode::from_name("OrderTooSmall"), Some(code!(7777)));
        assert!(matches!(ErrorCode::ALL.last(), Some(code!(7777))));
        println!("{}", code!(7777));
    }
"#;

/// One test for all that follows from one edit: what takes time is the build, and there is one.
#[test]
fn an_edit_of_the_spec_alone_adds_a_code_everywhere() {
    let copy = TempDir::with_prefix("coinw-errors-").unwrap();
    copy_workspace(copy.path());
    let target = artifacts("edited");
    let dependent = Scratch::depending_on(&copy.path().join("coinw-errors"), target.clone());
    let exhaustive = library_that_matches(ErrorCode::ALL.iter().map(|code| code.code()));

    // Before the edit everything is built, so that what follows is seen to be rebuilt.
    let dependent = dependent.file("src/lib.rs", &exhaustive).file("src/main.rs", "fn main() {}");
    assert_eq!(dependent.errors(), []);
    assert!(!explains(copy.path(), &target, "7777"));

    add_code(copy.path());

    // The match that ignores the new code stops compiling and names it.
    let errors = dependent.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].text.contains("`ErrorCode::OrderTooSmall` not covered"), "{errors:?}");

    // The enum, its constants, lookups, matcher and Display have it.
    let dependent = dependent.file("src/lib.rs", "").file("src/main.rs", DEPENDENT);
    assert_eq!(dependent.cargo().succeed(&["run", "--quiet"]), "7777 Order Too Small\n");

    // The command line has it.
    assert!(explains(copy.path(), &target, "7777"));
    assert!(explains(copy.path(), &target, "{'code': 7777, 'msg': 'order too small'}"));
    assert!(coinw_errors(copy.path(), &target, &["list"]).contains("OrderTooSmall"));

    // The documentation has it.
    Cargo::new(copy.path(), &target).succeed(&["doc", "--quiet", "--no-deps", "--package", "coinw-errors"]);
    let page = fs::read_to_string(target.join("doc/coinw_errors/enum.ErrorCode.html")).unwrap();
    assert!(page.contains("variant.OrderTooSmall"));
    assert!(page.contains("Send a larger order."));
}

/// Cargo takes packages that stand in the same place of two checkouts for one, and looks for newer files where the package is. A spec outside
/// of the package would be looked for in the first checkout.
#[test]
fn an_edit_is_noticed_where_two_checkouts_share_their_artifacts() {
    let parent = TempDir::with_prefix("coinw-errors-").unwrap();
    let [one, other] = ["one", "other"].map(|folder| parent.path().join(folder));
    for checkout in [&one, &other] {
        fs::create_dir(checkout).unwrap();
        copy_workspace(checkout);
    }
    let target = artifacts("shared");
    assert!(!explains(&one, &target, "7777"));
    add_code(&other);
    assert!(explains(&other, &target, "7777"));
}

fn add_code(checkout: &Path) {
    let spec = checkout.join("coinw-errors/spec/coinw.yaml");
    let edited = fs::read_to_string(&spec).unwrap() + ADDED;
    fs::write(&spec, edited).unwrap();
}

fn explains(copy: &Path, target: &Path, pasted: &str) -> bool {
    coinw_errors(copy, target, &["explain", pasted]).starts_with("7777 Order Too Small\n")
}

fn coinw_errors(copy: &Path, target: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program_of(copy, target)).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
