"""The page for the phone in a real browser: what is ticked stays, and comes back to the library."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import hipflex_plan as hp
from chromium import found
from hipflex_plan.phone import phone_page
from phone_cases import plan_in

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
NEEDED = bool(os.environ.get("BROWSER_NEEDED"))
"""Set where a missing browser is a failure and no reason to skip."""
WEDNESDAY = "2027-01-06T08:30:00"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PARTS = ("today", "exercise-1", "exercise-2", "exercise-3", "exercise-4", "exercise-5", "finish",
         "weeks", "diary", "help")  # fmt: skip
PLAN = plan_in()
BAND, HOLD, WALK, WEIGHT = (
    "band-hip-flexion/each", "wall-psoas-hold/each", "diagonal-band-walk/both",
    "seated-ankle-weight-hip-flexion/each",
)  # fmt: skip
LAYOUT_SETTLES_MS = 300


def _skip_or_fail(reason):
    if NEEDED:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium of this machine; nothing is downloaded."""
    if found() is None:
        _skip_or_fail("no Chromium to look with")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The page in English and from right to left."""
    made = tmp_path_factory.mktemp("phone")
    for code in ("en-GB", "ar"):
        (made / f"{code}.html").write_text(phone_page(plan_in(code)), encoding="utf-8")
    return made


@pytest.fixture
def opened(browser, folder):
    """Open the page: in a language, at a moment, with what a browser can be set to."""
    contexts = []

    def open_page(part="", *, now=WEDNESDAY, code="en-GB", before="", **settings):
        context = browser.new_context(**{"viewport": PHONE, "reduced_motion": "reduce", **settings})
        contexts.append(context)
        page = context.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.asked = []
        context.on("request", lambda request: page.asked.append(request.url))
        if before:
            page.add_init_script(before)
        if settings.get("java_script_enabled", True):
            page.clock.install(time=now)
        page.goto(f"{(folder / f'{code}.html').as_uri()}#{part}")
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            assert page.wrong == []
        context.close()


def go(page, part):
    page.evaluate("part => { location.hash = part }", part)
    page.clock.run_for(LAYOUT_SETTLES_MS)


def box(page, field):
    return page.locator(f'[data-field="{field}"] [type=checkbox]')


def number(page, field):
    return page.locator(f'[data-field="{field}"] [type=number]')


def choose(page, name, value):
    page.locator(f'[name="{name}"][value="{value}"]').check(force=True)


def marks(page):
    return page.evaluate("() => JSON.parse(localStorage.getItem('hipflex-phone/1/AL-2027-01-04'))")


def saved(page, path):
    """What the page saves as a diary."""
    go(page, "diary")
    with page.expect_download() as download:
        page.click("[data-do=save]")
    download.value.save_as(path)
    return path


# --- What is kept ---


def test_ticks_pain_and_load_are_still_there_after_a_reload(opened):
    page = opened("exercise-1")
    box(page, f"{BAND}/left-1").check(force=True)
    choose(page, "exercise-1-pain", 0)
    choose(page, "exercise-1-effort", 7)
    page.select_option(f'[data-field="{BAND}/load"]', "red band")

    page.reload()

    assert box(page, f"{BAND}/left-1").is_checked()
    assert not box(page, f"{BAND}/right-1").is_checked()
    assert page.locator('[name="exercise-1-pain"][value="0"]').is_checked()
    assert page.locator('[name="exercise-1-effort"][value="7"]').is_checked()
    assert page.input_value(f'[data-field="{BAND}/load"]') == "red band"
    assert [value for key, value in marks(page).items() if key.endswith("/pain")] == [0]


def test_a_tick_that_is_taken_back_is_gone(opened):
    page = opened("exercise-1")
    box(page, f"{BAND}/left-1").check(force=True)
    box(page, f"{BAND}/left-1").uncheck(force=True)

    assert marks(page) == {}


def test_where_nothing_is_remembered_the_page_says_so_and_works(opened):
    refused = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    page = opened("exercise-3", before=refused)
    box(page, f"{WALK}/both-1").check(force=True)
    go(page, "today")

    assert page.get_by_text("This phone does not let the page remember.").first.is_visible()
    assert page.get_attribute(f'.list [data-key="{WALK}"]', "data-state") == "part"


def test_a_day_shows_its_own_exercises(opened):
    wednesday, thursday = opened(), opened(now="2027-01-07T08:00:00")

    assert wednesday.locator(".list li:visible").count() == 5
    assert thursday.locator(".list li:visible").count() == 1


@pytest.mark.parametrize(
    ("now", "when"),
    [("2026-12-30T09:00", "next"), ("2027-01-07T23:59", "now"), ("2027-03-01T09:00", "after")],
)
def test_the_page_knows_when_it_is_opened(opened, now, when):
    assert opened(now=now).get_attribute("html", "data-when") == when


def test_the_morning_after_is_asked_for_and_kept_with_its_session(opened):
    page = opened("exercise-1")
    box(page, f"{BAND}/left-1").check(force=True)
    session = next(s for s in PLAN.sessions if s.on.isoformat() == "2027-01-06").number

    page.clock.set_system_time("2027-01-07T08:00:00")
    go(page, "today")
    page.reload()
    assert page.get_by_text("How is your hip this morning?").is_visible()
    choose(page, "morning", 4)

    assert marks(page)[f"{session}/day/pain_next_morning"] == 4


def test_a_session_done_on_another_day_is_written_down_so(opened, tmp_path):
    page = opened("weeks")
    page.click('#weeks [data-day="1"]')
    page.clock.run_for(LAYOUT_SETTLES_MS)
    assert page.get_by_text("You are looking at another day.").is_visible()
    page.fill('[type="date"]', "2027-01-05")
    go(page, "exercise-3")
    box(page, f"{WALK}/both-1").check(force=True)

    [row] = hp.load_diary(saved(page, tmp_path / "diary.csv"), PLAN).rows

    assert (row.session, row.on.isoformat(), row.sets) == (1, "2027-01-05", (20,))


# --- The diary comes back to the library ---


def test_what_is_saved_is_what_the_library_reads(opened, tmp_path):
    page = opened("exercise-1")
    session = next(s for s in PLAN.sessions if s.on.isoformat() == "2027-01-06").number
    for set_ in ("left-1", "right-1", "left-3"):
        box(page, f"{BAND}/{set_}").check(force=True)
    number(page, f"{BAND}/left-3").fill("13")
    choose(page, "exercise-1-pain", 0)
    choose(page, "exercise-1-effort", 8)
    page.select_option(f'[data-field="{BAND}/load"]', "red band")
    page.select_option(f'[data-field="{BAND}/stop_sign"]', "giving way")
    go(page, "exercise-4")
    box(page, f"{WEIGHT}/left-1").check(force=True)
    box(page, f"{WEIGHT}/left-2").check(force=True)
    number(page, f"{WEIGHT}/left-2").fill("12")
    page.fill(f'[data-field="{WEIGHT}/load"]', "2.5")
    go(page, "exercise-3")
    box(page, f"{WALK}/both-2").check(force=True)
    go(page, "finish")
    page.fill('[data-field="day/in_the_way"]', '=1+1, "quoted"\nand a second line')
    page.fill('[data-field="day/adverse_event"]', "no")

    rows = hp.load_diary(saved(page, tmp_path / "diary.csv"), PLAN).rows

    told = {(row.exercise, str(row.side)): row for row in rows}
    left, right = (told["band-hip-flexion", side] for side in ("left", "right"))
    assert {row.session for row in rows} == {session}
    assert (left.sets, right.sets) == ((15, None, 13), (15,))
    assert (left.pain, left.effort, str(left.load), str(left.stop_sign)) == (
        0, 8, "red band", "giving way",
    )  # fmt: skip
    weight = told["seated-ankle-weight-hip-flexion", "left"]
    assert (weight.sets, str(weight.load), weight.pain) == ((8, 12), "2.5 kg", None)
    assert ("seated-ankle-weight-hip-flexion", "right") not in told
    walk = told["diagonal-band-walk", "both"]
    assert (walk.sets, str(walk.load)) == ((None, 20), "red band")
    assert {row.obstacle for row in rows} == {'=1+1, "quoted" and a second line'}
    assert {row.adverse_event for row in rows} == {"no"}


def test_what_is_saved_is_read_back_into_the_page(opened, tmp_path):
    page = opened("exercise-1")
    box(page, f"{BAND}/left-1").check(force=True)
    choose(page, "exercise-1-pain", 3)
    go(page, "exercise-4")
    box(page, f"{WEIGHT}/right-2").check(force=True)
    page.fill(f'[data-field="{WEIGHT}/load"]', "2")
    go(page, "weeks")
    page.click('#weeks [data-day="1"]')
    page.clock.run_for(LAYOUT_SETTLES_MS)
    go(page, "exercise-3")
    box(page, f"{WALK}/both-1").check(force=True)
    page.select_option(f'[data-field="{WALK}/load"]', "black band")
    go(page, "today")
    choose(page, "morning", 0)
    choose(page, "soreness", "none")
    go(page, "finish")
    page.fill('[data-field="day/in_the_way"]', "'Twas late; naïve, 75 %")
    page.locator('[data-field="day/in_the_way"]').blur()
    before, file = marks(page), saved(page, tmp_path / "diary.csv")

    page.on("dialog", lambda dialog: dialog.accept())
    page.click("#diary summary")
    page.click("[data-do=erase]")
    assert marks(page) == {}
    page.set_input_files("#file", file)
    page.wait_for_function("document.querySelector('#said').textContent.includes('read')")

    assert marks(page) == before
    assert "Rows that were read: 3." in page.text_content("#said")


def test_what_the_library_writes_is_read_into_the_page(opened, tmp_path):
    sheet = hp.diary_template(PLAN).splitlines(keepends=True)
    first = sheet[1].replace("repetitions,,,", "repetitions,15,x,12", 1)
    (tmp_path / "diary.csv").write_text(sheet[0] + first + "".join(sheet[2:]), "utf-8")
    page = opened("diary")

    page.click("#diary summary")
    page.set_input_files("#file", tmp_path / "diary.csv")
    page.wait_for_function("document.querySelector('#said').textContent.includes('read')")

    assert marks(page) == {
        f"1/{BAND}/left-1": 15, f"1/{BAND}/left-2": 15, f"1/{BAND}/left-3": 12,
    }  # fmt: skip


def test_lines_that_are_not_of_this_plan_are_named_and_left_out(opened, tmp_path):
    (tmp_path / "diary.csv").write_text(
        "plan,session,exercise,side,set_1,pain\n"
        f"{PLAN.reference},1,wall-psoas-hold,left,20,2\n"
        "another,1,wall-psoas-hold,right,20,2\n"
        f"{PLAN.reference},99,wall-psoas-hold,left,20,2\n"
        f"{PLAN.reference},1,wall-psoas-hold,right,20,eleven\n",
        "utf-8",
    )
    page = opened("diary")
    page.click("#diary summary")
    page.set_input_files("#file", tmp_path / "diary.csv")
    page.wait_for_function("document.querySelector('#said').textContent.includes('3, 4, 5')")

    assert marks(page) == {f"1/{HOLD}/left-1": 20, f"1/{HOLD}/pain": 2}


# --- The timer ---


def phase(page):
    return page.get_attribute("#timer", "data-phase")


def test_the_timer_counts_a_hold_and_ticks_its_set(opened):
    page = opened("exercise-2")
    page.click("#exercise-2 .timer-button")
    assert (phase(page), page.text_content("#seconds")) == ("ready", "5")
    page.clock.run_for(2000)
    assert page.text_content("#seconds") == "3"
    page.clock.run_for(4000)
    assert phase(page) == "hold"

    page.click("[data-do=hold]")
    held = page.text_content("#seconds")
    page.clock.run_for(4000)
    assert page.text_content("#seconds") == held
    page.click("[data-do=hold]")
    page.clock.run_for(20_500)

    assert phase(page) == "swap"
    [tick] = [value for key, value in marks(page).items() if key.endswith(f"{HOLD}/left-1")]
    assert tick == 20


def test_a_set_that_is_stopped_keeps_what_was_done(opened):
    page = opened("exercise-2")
    page.click("#exercise-2 .timer-button")
    page.clock.run_for(5_000 + 12_300)
    page.click("#timer .quiet[data-do=skip]")

    [tick] = [value for key, value in marks(page).items() if key.endswith("left-1")]
    assert tick in {11, 12}


def test_a_phone_that_slept_ticks_nothing(opened):
    page = opened("exercise-2")
    page.click("#exercise-2 .timer-button")
    page.clock.run_for(7000)
    page.clock.fast_forward(600_000)

    assert page.get_attribute("#timer", "data-held") == "true"
    assert marks(page) == {}


def test_a_tempo_is_counted_to_the_last_lift_and_then_the_legs_change(opened):
    page = opened("exercise-1")
    page.click("#exercise-1 .timer-button")
    page.clock.run_for(5_000 + 15 * 6_000 + 500)

    assert phase(page) == "swap"
    assert [*marks(page).values()] == [15]


def test_a_free_set_waits_until_it_is_said_to_be_done(opened):
    page = opened("exercise-3")
    page.click("#exercise-3 .timer-button")
    page.clock.run_for(65_000)
    assert phase(page) == "go"
    page.click("#timer .set-done")

    assert phase(page) == "rest"
    assert [*marks(page).values()] == [20]
    page.click("#timer .timer-more a")
    page.clock.run_for(LAYOUT_SETTLES_MS)
    assert page.locator("#help").is_visible()
    assert not page.locator("#timer").is_visible()


def test_the_figure_moves_only_when_asked(opened):
    page = opened("exercise-1", reduced_motion="no-preference")
    assert page.locator("#exercise-1 .reel svg").count() == 0

    page.click("#exercise-1 .play")
    seen = set()
    for _ in range(40):
        page.clock.run_for(100)
        seen.add(page.locator('#exercise-1 .reel .m[visibility="visible"]').get_attribute("class"))
    page.click("#exercise-1 .play")

    assert len(seen) > 4
    assert page.locator("#exercise-1 .reel svg").count() == 0


def test_nothing_moves_for_who_wants_no_motion(opened):
    page = opened("exercise-1")

    assert not page.locator("#exercise-1 .play").is_visible()
    assert page.locator("#exercise-1 .still svg").is_visible()


# --- For everybody ---


def test_without_script_everything_can_be_read(opened):
    page = opened(java_script_enabled=False)

    for part in ("exercise-1", "exercise-5"):
        assert page.locator(f"#{part} .steps li").first.is_visible()
        assert page.locator(f"#{part} .still svg").is_visible()
        assert page.locator(f"#{part} .numbers").first.is_visible()
    assert page.locator('#help a[href="tel:999"]').is_visible()
    assert not page.locator(".timer-button").first.is_visible()
    assert not page.locator("#finish").is_visible()


def test_no_request_leaves_the_page(opened, tmp_path):
    page = opened("exercise-1", reduced_motion="no-preference")
    page.click("#exercise-1 .play")
    page.click("#exercise-1 .timer-button")
    page.clock.run_for(6000)
    page.click("#timer .timer-top [data-do=close]")
    saved(page, tmp_path / "diary.csv")

    assert {re.split(r"[:/]", url, maxsplit=1)[0] for url in page.asked} <= {"file", "data", "blob"}
    assert sum(url.startswith("file:") for url in page.asked) == 1


def test_keys_alone_go_all_the_way(opened):
    page = opened("exercise-3")
    box(page, f"{WALK}/both-1").focus()
    page.keyboard.press("Space")
    page.locator('[name="exercise-3-pain"]').first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.locator("#exercise-3 [data-do=next]").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(LAYOUT_SETTLES_MS)

    kept = {key.split("/", 1)[1]: value for key, value in marks(page).items()}
    assert kept == {f"{WALK}/both-1": 20, f"{WALK}/pain": 3}
    assert page.evaluate("document.activeElement.id") == "exercise-4-h"


def too_wide(page):
    return page.evaluate("() => document.documentElement.scrollWidth - innerWidth") > 1


@pytest.mark.parametrize("code", ["en-GB", "ar"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways(opened, code, width):
    page = opened(code=code, viewport={"width": width, "height": 740})
    wide = []
    for part in PARTS:
        go(page, part)
        wide += [part] if too_wide(page) else []

    assert wide == []


def test_text_twice_as_large_scrolls_no_way_but_down(browser, folder):
    """The reader's own text size, as a browser is set to it."""
    started = browser.browser_type.launch(
        executable_path=found(), args=["--no-sandbox", "--blink-settings=defaultFontSize=32"]
    )
    page = started.new_context(viewport=PHONE).new_page()
    page.clock.install(time=WEDNESDAY)
    page.goto((folder / "en-GB.html").as_uri())
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    wide = []
    for part in PARTS:
        go(page, part)
        wide += [part] if too_wide(page) else []
    started.close()

    assert size >= 32
    assert wide == []


@pytest.fixture(scope="module")
def axe(tmp_path_factory):
    """The script of axe-core, from npm."""
    if not shutil.which("npm"):
        _skip_or_fail("axe-core needs npm")
    made = tmp_path_factory.mktemp("axe")
    shutil.copy(HERE / "axe" / "package.json", made)
    wishes = ("--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts")
    words = ["npm", "install", "--prefix", str(made), *wishes]
    done = subprocess.run(words, cwd=made, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        _skip_or_fail(f"npm cannot install axe-core: {done.stderr.strip().splitlines()[-1:]}")
    return (made / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page, axe):
    page.evaluate(axe)
    done = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in done["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("code", ["en-GB", "ar"])
def test_axe_finds_nothing(opened, axe, code, view, scheme):
    page = opened("exercise-1", code=code, viewport=view, color_scheme=scheme)
    box(page, f"{BAND}/left-1").check(force=True)
    choose(page, "exercise-1-pain", 4)
    page.select_option(f'[data-field="{BAND}/stop_sign"]', "sharp pain")
    wrong = {}
    for part in PARTS:
        go(page, part)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        wrong[part] = violations(page, axe)
    go(page, "exercise-2")
    page.click("#exercise-2 .timer-button")
    page.clock.run_for(7000)
    wrong["timer"] = violations(page, axe)

    assert {part: told for part, told in wrong.items() if told} == {}


PRESSED = "a, button, .set label, .scale label, .choices label, select, summary"
SMALL = f"""() => [...document.querySelectorAll("{PRESSED}")]
    .filter(one => one.checkVisibility() && !one.closest("p:not(.crumb), .skip"))
    .map(one => [one.textContent.trim().slice(0, 20), one.getBoundingClientRect()])
    .filter(([, size]) => size.height < 40 || size.width < 32)
    .map(([text, size]) => `${{text}} ${{size.width}} x ${{size.height}}`)"""


def test_what_is_pressed_is_large_enough_for_a_finger(opened):
    page = opened()
    small = []
    for part in PARTS:
        go(page, part)
        small += page.evaluate(SMALL)

    assert small == []


def test_on_paper_everything_stands_there(opened):
    page = opened("weeks")
    page.emulate_media(media="print")

    for part in ("today", "exercise-1", "exercise-5", "weeks", "help"):
        assert page.locator(f"#{part} h2").first.is_visible()
    assert page.locator("#exercise-3 .steps li").first.is_visible()
    assert not page.locator(".bar").is_visible()
    assert not page.locator("#exercise-1 .act").is_visible()
