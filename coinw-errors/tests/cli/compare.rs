//! `coinw-errors compare`: the guide as published against the spec. The pages are in the layout of the guide, with causes and steps of our own.

use std::path::Path;

use coinw_errors::{Entry, ErrorCode, Market};

use super::{printed, refused, run, run_with_input, text, told};

const INTRODUCTION: &str =
    "Skip to main content\n\nErrors\n\nThis page was written for a test: 3 (three) of 4 lines.\n\n";

/// What the page has of an entry.
fn section(entry: &Entry) -> String {
    let markets: Vec<_> = entry.markets.iter().map(|market| capitalized(market.as_str())).collect();
    let steps = (1..=entry.steps.len()).map(|number| format!("  {number}. Do this.\n\n  alt text\n"));
    format!(
        "{} {} ({})\n\n {}  \n\nSomething went wrong in 1. or 2. of 500 cases.\n\nSteps to take:\n\n{}\n",
        entry.code,
        entry.title,
        markets.join(" and "),
        entry.sample,
        steps.collect::<String>()
    )
}

fn capitalized(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The page of these entries.
fn page(entries: &[Entry]) -> String {
    let sections: String = entries.iter().map(section).collect();
    format!("{INTRODUCTION}{sections}Further help\n\nWrite to us:\n\nField: {{a form}}\n")
}

fn listed() -> Vec<Entry> {
    ErrorCode::ALL.iter().map(|code| code.entry().clone()).collect()
}

/// The page of the spec, but for one code.
fn page_with(change: impl Fn(&mut Entry)) -> String {
    let mut entries = listed();
    change(entries.iter_mut().find(|entry| entry.code == 9012).unwrap());
    page(&entries)
}

#[track_caller]
fn assert_same(page: &str) {
    let expected = format!("no difference: {} codes\n", ErrorCode::ALL.len());
    assert_eq!(printed(&["compare", page]), expected, "{page}");
}

/// The page has one difference, which is printed like this.
#[track_caller]
fn assert_differs(page: &str, expected: &str) {
    let told = told(&["compare", page]);
    assert_eq!(told, format!("{expected}\n\ndifferences: 1\n"));
}

/// The spec may have more codes than the document, which is not part of the repository.
#[test]
fn the_spec_says_of_each_code_of_the_document_what_the_document_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/guide");
    for file in folder.read_dir().into_iter().flatten() {
        let output = run(&["compare", file.unwrap().path().to_str().unwrap()]);
        let told = text(&output.stdout);
        let starts = |what: &str| told.lines().filter(|line| line.starts_with(what)).count();
        assert_eq!(["new", "different", "duplicate"].map(starts), [0; 3], "{told}");
        assert_eq!(text(&output.stderr), "");
        // What the document has.
        assert_eq!(ErrorCode::ALL.len() - starts("missing from the page"), 15, "{told}");
    }
}

#[test]
fn a_page_that_says_what_the_spec_says_shows_no_difference() {
    assert_same(&page(&listed()));
    let mut entries = listed();
    entries.reverse();
    assert_same(&page(&entries));
}

/// The page with something else behind each title, where it names the markets.
fn with_markets(page: &str, change: impl Fn(&str) -> String) -> String {
    let titles: Vec<_> = listed().iter().map(|entry| format!("{} {}", entry.code, entry.title)).collect();
    let changed = page.lines().map(|line| {
        let title = titles.iter().find(|title| line.starts_with(&format!("{title} (")));
        title.map_or_else(|| line.to_owned(), |title| format!("{title}{}", change(&line[title.len()..])))
    });
    changed.map(|line| line + "\n").collect()
}

#[test]
fn a_page_is_read_as_it_was_copied_or_saved() {
    let page = page(&listed());
    let unindented: String = page.lines().map(|line| format!("{}\n", line.trim())).collect();
    for layout in [
        page.replace('\n', "\r\n"),
        page.replace(' ', "\u{a0}"),
        page.replace("\n\n", "\u{200b}\n"),
        page.replace("  ", "\t"),
        with_markets(&page, |markets| markets.trim_start().to_owned()),
        with_markets(&page, |markets| {
            markets.replace("(Futures)", "(Futures only)").replace("(Spot)", "(for SPOT)")
        }),
        page.replace("\",\"", "\",\n\n  \""),
        format!("\u{feff}{}", unindented.trim_start_matches(INTRODUCTION)),
        unindented,
    ] {
        assert_same(&layout);
    }
}

#[test]
fn a_payload_is_the_same_in_any_notation_and_order() {
    let sample = ErrorCode::UserApiError.sample();
    let python = r#"{'failed': True, 'code': "-103", 'data': None, 'msg': '用户api出错', 'success': False}"#;
    let script = r#"{ code: "-103", data: null, msg: "用户api出错", success: false, failed: true, }"#;
    let escaped = sample.replace('用', "\\u7528");
    for payload in [python, script, &sample.replace('"', "\"\""), &sample.replace('"', "\\\""), &escaped] {
        assert_same(&page(&listed()).replace(sample, payload));
    }
}

#[test]
fn a_table_of_contents_is_no_entry() {
    let page = page(&listed());
    let contents: String =
        page.lines().filter(|line| line.ends_with(')')).map(|line| format!("{line}\n")).collect();
    assert_same(&format!("{contents}{page}"));
    assert_same(&format!("{page}{contents}"));
}

#[test]
fn what_differs_is_told_with_both_sides() {
    let of = |facts: &str| format!("different: 9012 Position Not Found\n{facts}");
    assert_differs(
        &page_with(|entry| entry.title = "Position not Found"),
        "different: 9012 Position not Found\n  title\n    page  Position not Found\n    spec  Position Not Found",
    );
    assert_differs(
        &page_with(|entry| entry.markets = Market::ALL),
        &of("  markets\n    page  futures, spot\n    spec  futures"),
    );
    assert_differs(
        &page_with(|entry| entry.markets = &[Market::Spot]),
        &of("  markets\n    page  spot\n    spec  futures"),
    );
    assert_differs(&page_with(|entry| entry.steps = &[""; 12]), &of("  steps\n    page  12\n    spec  2"));
    assert_differs(&page_with(|entry| entry.steps = &[]), &of("  steps\n    page  none\n    spec  2"));
    let spec = r#"{"code": 9012, "message": "Position not found", "retry": false, "success": false}"#;
    assert_differs(
        &page_with(|entry| {
            entry.sample = r#"{"success":false,"retry":false,"message":"No position","code":9012}"#;
        }),
        &of(&format!(
            "  message\n    page  No position\n    spec  Position not found\n  payload\n    \
             page  {}\n    spec  {spec}",
            spec.replace("Position not found", "No position")
        )),
    );
    for (sample, shown) in [
        // A number is what is written.
        (
            r#"{"code":9012.0,"message":"Position not found","retry":false,"success":false}"#,
            spec.replace("9012", "9012.0"),
        ),
        (
            r#"{"code":"9012","message":"Position not found","retry":false,"success":false}"#,
            spec.replace("9012", "\"9012\""),
        ),
        (
            r#"{"code":9012,"message":"Position not found","retry":[1,{}],"success":false}"#,
            spec.replacen("false", "[1, {}]", 1),
        ),
    ] {
        assert_differs(
            &page_with(|entry| entry.sample = sample),
            &of(&format!("  payload\n    page  {shown}\n    spec  {spec}")),
        );
    }
}

#[test]
fn a_payload_that_cannot_be_read_is_told_with_its_line() {
    let unread = "{“code”: 9012, “message”: “Position not found”}";
    let page = page_with(|entry| entry.sample = unread);
    let line = page.lines().position(|line| line.contains(unread)).unwrap() + 1;
    let told = told(&["compare", &page]);
    assert!(
        told.contains(&format!("\n  payload\n    page  line {line} cannot be read\n    spec  {{")),
        "{told}"
    );
    assert!(told.ends_with("\ndifferences: 1\n"), "{told}");
}

#[test]
fn a_heading_that_is_none_leaves_its_payload_to_the_entry_above() {
    let mut entries = listed();
    let last = entries.iter_mut().rfind(|entry| entry.retired.is_none()).unwrap();
    last.markets = &[];
    let gone = format!("missing from the page: {last} ");
    let told = told(&["compare", &page(&entries)]);
    let unbroken = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(unbroken.contains(&gone) && unbroken.contains("} and {"), "{told}");
    assert!(!told.contains("  message\n"), "{told}");
    assert!(told.ends_with("\ndifferences: 2\n"), "{told}");
}

#[test]
fn a_payload_above_the_first_entry_is_told() {
    let new = "777001 Moon Phase Wrong\n{'code': 777001, 'msg': 'moon phase wrong'}\n";
    assert_differs(
        &page(&listed()).replace(INTRODUCTION, new),
        r#"new on the page: (above the first entry)
  message  moon phase wrong
  payload  {"code": 777001, "msg": "moon phase wrong"}"#,
    );
}

#[test]
fn an_entry_without_a_payload_is_told() {
    assert!(
        told(&["compare", &page_with(|entry| entry.sample = "")]).contains("  payload\n    page  none\n")
    );
    for heading in ["777001 Moon Phase Wrong (Spot)", "9012 Position Not Found (Spot)"] {
        let (name, _) = heading.split_once(" (").unwrap();
        let told = told(&["compare", &format!("{}{heading}\n", page(&listed()))]);
        assert!(told.starts_with(&format!("new on the page: {name}\n")), "{told}");
    }
}

#[test]
fn a_new_code_is_told_with_what_the_page_says() {
    let mut entries = listed();
    let mut new = entries[0].clone();
    (new.code, new.title, new.markets) = (777_001, "Moon Phase Wrong", Market::ALL);
    (new.sample, new.steps) =
        (r#"{"code":777001,"data":{"errorMsg":"x"},"msg":"moon phase  wrong"}"#, &["", ""]);
    entries.push(new);
    assert_differs(
        &page(&entries),
        r#"new on the page: 777001 Moon Phase Wrong
  title    Moon Phase Wrong
  markets  futures, spot
  message  moon phase wrong
  payload  {"code": 777001, "data": {"errorMsg": "x"}, "msg": "moon phase wrong"}
  steps    2"#,
    );
}

#[test]
fn a_code_that_is_gone_is_told_with_what_the_spec_says() {
    let mut entries = listed();
    let place = entries.iter().position(|entry| entry.retired.is_none()).unwrap();
    let gone = entries.remove(place);
    let told = told(&["compare", &page(&entries)]);
    let unbroken = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let start = format!("missing from the page: {gone} title {} markets ", gone.title);
    assert!(unbroken.starts_with(&start), "{told}");
    assert!(told.ends_with(&format!("\n  steps    {}\n\ndifferences: 1\n", gone.steps.len())), "{told}");
}

#[test]
fn an_entry_that_stands_twice_is_told() {
    let mut entries = listed();
    entries.push(ErrorCode::PositionNotFound.entry().clone());
    let told = told(&["compare", &page(&entries)]);
    assert!(told.starts_with("duplicate on the page: 9012 Position Not Found\n"), "{told}");
    assert!(told.ends_with("\ndifferences: 1\n"), "{told}");
}

#[test]
fn steps_are_not_compared_where_no_line_has_a_number() {
    let page = page(&listed());
    let most = ErrorCode::ALL.iter().map(|code| code.steps().len()).max().unwrap();
    let copied = (1..=most).fold(page, |page, number| page.replace(&format!("  {number}. "), ""));
    assert_eq!(
        printed(&["compare", &copied]),
        format!(
            "no difference: {} codes; steps were not compared, because no line of the page is numbered\n",
            ErrorCode::ALL.len()
        )
    );
}

#[test]
fn what_is_no_page_is_refused() {
    let html = format!("<!DOCTYPE html>\n<pre>\n{}</pre>", page(&listed()));
    let no_payload = "500 Internal Server Error (Futures)\n\n  1. Do this.\n";
    for pasted in [&*html, no_payload, r#"{"code":9012,"msg":"x"}"#, "29001", " "] {
        let refusal = refused(&["compare", pasted], 1);
        assert!(refusal.starts_with("error: this is not the guide's page: "), "{refusal}");
        assert!(refusal.contains("not as HTML"), "{refusal}");
    }
}

#[test]
fn a_page_is_piped_or_read_from_a_file() {
    let page = page(&listed());
    for arguments in [&["compare"][..], &["compare", "-"]] {
        let output = run_with_input(arguments, page.as_bytes());
        assert!(text(&output.stdout).starts_with("no difference: "));
        assert_eq!(output.status.code(), Some(0));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.txt");
    std::fs::write(&path, page).unwrap();
    assert_same(path.to_str().unwrap());
}

#[test]
fn what_is_printed_moves_no_cursor_and_is_not_wide() {
    let long = "very ".repeat(60);
    let section = format!(
        "777001 A\x1b[2J\u{202e}\u{7f} {long}title (Spot)\n{{\"code\":777001,\"msg\":\"\\u202e\\u001b{long}\"}}\n1.\n"
    );
    let told = told(&["compare", &(page(&listed()) + &section)]);
    assert!(!told.contains(['\x1b', '\u{202e}', '\u{7f}']), "{told:?}");
    assert!(told.lines().all(|line| line.chars().count() <= 100), "{told}");
}
