//! A headless Chromium, driven as a person would drive it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

const INSTALL: &str =
    "install Debian's packages chromium, chromium-driver and fonts-noto-cjk, or what your system calls them";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Desktop,
    Phone,
}

pub struct Browser {
    pub client: Client,
    driver: Child,
    _profile: TempDir,
}

impl Browser {
    pub async fn start(screen: Screen) -> Self {
        assert!(shows_chinese(), "there is no font for Chinese: {INSTALL}");
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver cannot be started ({error}): {INSTALL}"));
        let port = port(&mut driver);
        let profile = TempDir::with_prefix("coinw-errors-chromium-").unwrap();
        let mut options = json!({
            "args": [
                "--headless=new",
                "--window-size=1280,1000",
                // Of a container, where the tests may run as root.
                "--no-sandbox",
                "--disable-gpu",
                // It asks for nothing but the page.
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                format!("--user-data-dir={}", profile.path().display()),
            ],
        });
        if screen == Screen::Phone {
            options["mobileEmulation"] =
                json!({"deviceMetrics": {"width": 390, "height": 844, "pixelRatio": 2.0}});
        }
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("Chromium cannot be started ({error}): {INSTALL}"));
        Self { client, driver, _profile: profile }
    }

    pub async fn open(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    pub async fn wait_for(&self, selector: &str) {
        let wait = self.client.wait().at_most(Duration::from_secs(30));
        wait.for_element(Locator::Css(selector)).await.unwrap();
    }

    pub async fn close(mut self) {
        self.client.clone().close().await.unwrap();
        self.driver.kill().unwrap();
        self.driver.wait().unwrap();
    }
}

/// A test that fails leaves no process behind.
impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
    }
}

/// The port that the driver has chosen, which it prints.
fn port(driver: &mut Child) -> u16 {
    let output = BufReader::new(driver.stdout.take().unwrap());
    let line =
        output.lines().map_while(Result::ok).find(|line| line.contains("started successfully on port"));
    let line = line.expect("chromedriver says its port");
    line.rsplit(' ').next().unwrap().trim_end_matches('.').parse().unwrap()
}

fn shows_chinese() -> bool {
    let fonts = Command::new("fc-list").arg(":lang=zh-cn").output();
    fonts.is_ok_and(|fonts| !fonts.stdout.is_empty())
}
