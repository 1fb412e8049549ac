//! The documentation as its readers meet it: built as docs.rs builds it, served on loopback, opened in Chromium. Takes half a minute.
//!
//! ```sh
//! cargo test -p coinw-errors-tests --features browser --test browser
//! ```
//!
//! This needs a nightly toolchain, and Debian's packages `chromium`, `chromium-driver` and `fonts-noto-cjk`. It leaves screenshots of the
//! enum's page in `target/tests/screenshots`.

mod chrome;
mod site;

use std::collections::{BTreeSet, VecDeque};
use std::fs;

use chrome::{Browser, Screen};
use coinw_errors::ErrorCode;
use coinw_errors_tests::{Scratch, artifacts, workspace};
use serde::de::DeserializeOwned;
use serde_json::Value;

const ENUM_PAGE: &str = "coinw_errors/enum.ErrorCode.html";

async fn evaluate<T: DeserializeOwned>(browser: &Browser, script: &str) -> T {
    let value = browser.client.execute(script, Vec::new()).await.expect("a script that runs");
    serde_json::from_value(value).expect("a script that returns what is expected")
}

async fn screenshot(browser: &Browser, name: &str) {
    let folder = artifacts("screenshots");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), browser.client.screenshot().await.unwrap()).unwrap();
}

// The search.

/// The addresses of what the search box finds, best first.
async fn found(browser: &Browser, site: &str, text: &str) -> Vec<String> {
    let address = format!("{site}/coinw_errors/index.html?search={text}");
    browser.open(&address).await;
    browser.wait_for("#search .search-results a.result-enumvariant, #search .search-results a").await;
    evaluate(
        browser,
        "return [...document.querySelectorAll('#search .search-results.active a')].map(a => a.href)",
    )
    .await
}

#[tokio::test]
async fn the_search_finds_a_variant_by_its_number_its_texts_and_its_aliases() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Desktop).await;
    for (text, name) in [
        ("-103", "UserApiError"),
        ("29001", "RateLimited"),
        ("业务异常", "BusinessException"),
        ("API access frequently", "RateLimited"),
        ("Trading Suspension", "TradingSuspended"),
        ("6003", "PermissionRequired"),
        // What people call it.
        ("rate limit", "RateLimited"),
        ("rate limit", "TooManyRequests"),
        ("signature", "SignError"),
        // What the guide's Chinese messages mean.
        ("User API error", "UserApiError"),
        ("用户API出错", "UserApiError"),
    ] {
        let found = found(&browser, &site, text).await;
        let variant = format!("{ENUM_PAGE}#variant.{name}");
        assert!(found.iter().take(3).any(|address| address.ends_with(&variant)), "{text}: {found:?}");
    }
    browser.close().await;
}

#[tokio::test]
async fn the_search_finds_what_decides_by_what_people_call_it() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Desktop).await;
    for (text, page) in [
        ("retryable", "enum.RetryAction.html"),
        ("timeout", "struct.Error.html#method.no_answer"),
        ("insufficient balance", "enum.ErrorKind.html#variant.InsufficientFunds"),
        ("HTML", "enum.Reason.html#variant.NotJson"),
    ] {
        let found = found(&browser, &site, text).await;
        assert!(found.iter().take(3).any(|address| address.ends_with(page)), "{text}: {found:?}");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_search_result_shows_no_markdown() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Desktop).await;
    for text in ["error", "code", "retry", "guide", "decode", "frame", "limit"] {
        assert!(!found(&browser, &site, text).await.is_empty());
        let descriptions: Vec<String> = evaluate(
            &browser,
            "return [...document.querySelectorAll('#search .search-results.active .desc')].map(desc => desc.textContent)",
        )
        .await;
        for description in descriptions {
            let is_plain = !["**", "`", "](", "[`", "# "].iter().any(|mark| description.contains(mark));
            assert!(is_plain && description != "Examples", "{text}: {description}");
        }
    }
    browser.close().await;
}

// The enum's page.

#[tokio::test]
async fn the_table_has_a_line_for_each_code_and_its_links_land_on_their_variants() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Desktop).await;
    browser.open(&format!("{site}/{ENUM_PAGE}")).await;
    screenshot(&browser, "enum-wide.png").await;
    let links: Vec<String> = evaluate(
        &browser,
        "return [...document.querySelectorAll('.top-doc td:first-child a[href*=\"#variant.\"]')].map(a => a.hash)",
    )
    .await;
    let mut codes = ErrorCode::ALL.to_vec();
    codes.sort_by_key(|code| code.code());
    let expected: Vec<_> = codes.iter().map(|code| format!("#variant.{}", code.name())).collect();
    assert_eq!(links, expected);
    for hash in links {
        let script = format!(
            "document.querySelector('.top-doc td a[href$=\"{hash}\"]').click();
             const there = document.getElementById('{}').getBoundingClientRect();
             return there.top >= -1 && there.top < window.innerHeight;",
            &hash[1..]
        );
        assert!(evaluate::<bool>(&browser, &script).await, "{hash} is not in view");
    }
    browser.close().await;
}

#[tokio::test]
async fn nothing_is_cut_off_on_a_phone() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Phone).await;
    for page in [
        ENUM_PAGE,
        "coinw_errors/index.html",
        "coinw_errors/struct.Response.html",
        "coinw_errors/attr.error_guide.html",
    ] {
        browser.open(&format!("{site}/{page}")).await;
        if page == ENUM_PAGE {
            screenshot(&browser, "enum-narrow.png").await;
        }
        let cut_off: Vec<String> = evaluate(
            &browser,
            "const scrolls = element => element && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) \
                 || scrolls(element.parentElement));
             return [...document.querySelectorAll('main p, main td, main th, main pre, main li, main h1, main h2, main h3')]
                 .filter(element => element.offsetParent !== null)
                 .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(element))
                 .map(element => element.outerHTML.slice(0, 100));",
        )
        .await;
        assert!(cut_off.is_empty(), "{page}: {cut_off:#?}");
        let (wide, screen): (u32, u32) =
            evaluate(&browser, "return [document.documentElement.scrollWidth, window.innerWidth]").await;
        assert!(wide <= screen, "{page} is {wide} pixels wide on a screen of {screen}");
    }
    browser.close().await;
}

/// rustdoc breaks code in a table anywhere, so what holds code on a phone is a list.
#[tokio::test]
async fn no_table_breaks_a_word_on_a_phone() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Phone).await;
    let mut pages = BTreeSet::from([format!("{site}/{ENUM_PAGE}")]);
    for index in ["coinw_errors/all.html", "coinw_errors/_documentation/index.html"] {
        browser.open(&format!("{site}/{index}")).await;
        let links: Vec<String> = evaluate(
            &browser,
            "return [...document.querySelectorAll('main a[href$=\".html\"]')].map(a => a.href)",
        )
        .await;
        pages.extend(links);
    }
    assert!(pages.len() > 30, "{pages:?}");
    for page in pages {
        browser.open(&page).await;
        let broken: Vec<String> = evaluate(
            &browser,
            "document.querySelectorAll('details').forEach(details => details.open = true);
             const broken = [];
             for (const cell of document.querySelectorAll('main td, main th')) {
                 const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                 while (texts.nextNode()) {
                     for (const word of texts.currentNode.data.matchAll(/[A-Za-z_]+/g)) {
                         const range = document.createRange();
                         range.setStart(texts.currentNode, word.index);
                         range.setEnd(texts.currentNode, word.index + word[0].length);
                         if (new Set([...range.getClientRects()].map(line => line.top)).size > 1) broken.push(word[0]);
                     }
                 }
             }
             return broken;",
        )
        .await;
        assert!(broken.is_empty(), "{page}: {broken:?}");
    }
    browser.close().await;
}

// Whatever the spec says.

#[tokio::test]
async fn a_hostile_guide_breaks_neither_the_page_nor_its_links() {
    let guide = fs::read_to_string(workspace().join("tests/guides/hostile.yaml")).unwrap();
    let (scratch, folder) = tokio::task::spawn_blocking(move || {
        let library = "//! A guide that means no good.\n\n/// Codes.\n#[coinw_errors::error_guide(\"hostile.yaml\")]\n\
                       #[derive(Debug, Clone, Copy)]\npub enum Hostile {}\n";
        let scratch = Scratch::new(library).file("hostile.yaml", guide);
        scratch.cargo().env("RUSTDOCFLAGS", "--deny warnings").succeed(&["doc", "--quiet", "--no-deps"]);
        (scratch, artifacts("scratch").join("doc"))
    })
    .await
    .unwrap();
    let site = site::serve_folder(&folder).await;
    let browser = Browser::start(Screen::Desktop).await;
    // An alert would make this fail.
    browser.open(&format!("{site}/scratch/enum.Hostile.html")).await;
    screenshot(&browser, "hostile.png").await;
    let rows: Vec<Vec<String>> = evaluate(
        &browser,
        "return [...document.querySelectorAll('.top-doc tbody tr')].map(row => [...row.cells].map(cell => cell.textContent))",
    )
    .await;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[0],
        [
            "1",
            "<b>x</b> | y | [z](javascript:alert(2)) `w` ``",
            "no; for an order, ask first",
            "Markup",
            "internal",
            "futures"
        ]
    );
    assert_eq!(rows[1][..2], ["2", "Next (retired)"]);
    let steps: Vec<String> = evaluate(
        &browser,
        "return [...document.querySelectorAll('main ol li')].map(step => step.textContent)",
    )
    .await;
    assert_eq!(steps.len(), 5, "{steps:?}");
    let links: BTreeSet<String> = evaluate(
        &browser,
        // Where the documentation of a dependency was not built, rustdoc leaves anchors that lead nowhere.
        "return [...document.querySelectorAll('.docblock a[href]')].map(link => link.getAttribute('href'))
             .filter(href => !href.startsWith('#') && !href.startsWith('enum.Hostile.html'))
             .filter(href => !href.startsWith('https://doc.rust-lang.org/'))",
    )
    .await;
    let expected = ["https://example.com/?a=%3Cb%3E&c='d'", "https://example.com/a_(b)?c=%3Cd%3E"];
    assert_eq!(links, expected.map(str::to_owned).into());
    let intruders: u32 =
        evaluate(&browser, "return document.querySelectorAll('main script, main img, main u, main b, main .docblock table table').length").await;
    assert_eq!(intruders, 0);
    browser.close().await;
    drop(scratch);
}

// All pages.

/// What a page links to, and what can be linked to on it. The page is read and not shown: the links that scripts add, such as those to
/// the search, are rustdoc's own.
async fn read(browser: &Browser, page: &str) -> Value {
    let script = "
        const [page, done] = arguments;
        fetch(page).then(response => response.text()).then(text => {
            const read = new DOMParser().parseFromString(text, 'text/html');
            const links = [...read.querySelectorAll('main a[href], nav.sidebar a[href]')];
            done({
                title: read.title,
                ids: [...read.querySelectorAll('[id]')].map(element => element.id),
                links: links.map(link => new URL(link.getAttribute('href'), page).href),
            });
        });";
    browser.client.execute_async(script, vec![page.into()]).await.expect("a page that is read")
}

#[tokio::test]
async fn no_link_is_dead() {
    let site = site::serve().await;
    let browser = Browser::start(Screen::Desktop).await;
    let start = format!("{site}/coinw_errors/index.html");
    browser.open(&start).await;
    let mut pages = VecDeque::from([start.clone(), format!("{site}/coinw_errors_macros/index.html")]);
    let mut seen: BTreeSet<String> = pages.iter().cloned().collect();
    let mut links: BTreeSet<(String, String)> = BTreeSet::new();
    let mut anchors: BTreeSet<String> = BTreeSet::new();
    let mut dead = Vec::new();
    while let Some(page) = pages.pop_front() {
        let content = read(&browser, &page).await;
        if content["title"] == "Not found" {
            dead.push(page);
            continue;
        }
        for id in content["ids"].as_array().unwrap() {
            anchors.insert(format!("{page}#{}", id.as_str().unwrap()));
        }
        for link in content["links"].as_array().unwrap() {
            let link = link.as_str().unwrap();
            // Pages elsewhere cannot be reached from here; sources are rustdoc's own.
            if !link.starts_with(&format!("{site}/coinw_errors")) {
                continue;
            }
            let target = link.split('#').next().unwrap().to_owned();
            links.insert((page.clone(), link.to_owned()));
            if seen.insert(target.clone()) {
                pages.push_back(target);
            }
        }
    }
    for (page, link) in links {
        if link.contains('#') && !link.ends_with('#') && !anchors.contains(&link) {
            dead.push(format!("{link} on {page}"));
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
    assert!(seen.contains(&format!("{site}/{ENUM_PAGE}")), "{seen:?}");
    browser.close().await;
}
