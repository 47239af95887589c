"""The words that readers see, in the language of the site.

They are translated when they are needed, never on import: before that, the language is not
known. Those of the script reach it as one attribute of its tag; it has none of its own.
"""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("time_outs")


def title_beginning() -> str:
    """Return what stands in front of the title of a time out."""
    # Translators: the title of a reflective activity follows.
    return str(_("Time out: "))


def minutes_words(minutes: int) -> str:
    """Return how long a time out takes."""
    if minutes == 1:
        return str(_("about 1 minute"))
    # Translators: {n} is a number from 2.
    return str(_("about {n} minutes")).format(n=minutes)


def page_words() -> tuple[str, str]:
    """Return what stands in front of the title of the page of a time out, and behind."""
    # Translators: {page} is the title of a page, behind that of a time out.
    before, _page, after = str(_("on the page: {page}")).partition("{page}")
    return before, after


def field_words() -> dict[str, str]:
    """Return what the script says at the fields of time outs, by the names it has for it.

    The scripts fill in what stands in braces.
    """
    return _as_texts({**_at_a_field(), **_where_it_is(), **_of_other_versions()})


def reflections_words() -> dict[str, str]:
    """Return what the script says of reflections and drafts, beside `field_words`."""
    return _as_texts({**_of_reflections(), **_of_files(), **_of_restoring(), **_of_drafts()})


def _as_texts(words: dict[str, str]) -> dict[str, str]:
    """Return `words`, some of which are proxies that know their text only when asked for it."""
    return {name: str(text) for name, text in words.items()}


def _at_a_field() -> dict[str, str]:
    return {
        # Translators: at a field.
        "note": _(
            "Write nothing that could identify anybody: no names, places or dates, and no "
            "details that only fit one person."
        ),
        "proceedings": _(
            "Like any written record, a reflection can be asked for in legal proceedings, so "
            "keep to what you learnt."
        ),
        "keep": _("Keep on this device"),
        "keepNote": _(
            "What you write is sent nowhere and lasts until you close this tab; kept on this "
            "device, it is still here next time, but on a shared computer others can read it."
        ),
        "clear": _("Clear"),
        "undo": _("Undo"),
        "reflections": _("My reflections"),
    }


def _where_it_is() -> dict[str, str]:
    return {
        # Translators: where what was written is.
        "stored-visit": _("Saved in this tab until you close it."),
        "stored-device": _("Kept on this device."),
        "blocked-page": _(
            "This browser lets the page store nothing, so what you write lasts only while "
            "this page is open: copy it before you leave."
        ),
        "blocked-visit": _(
            "This browser does not let the page keep anything on this device, so what you "
            "write lasts until you close this tab."
        ),
        "full-visit": _(
            "There is no room left on this device; what was kept before is still there, and "
            "what you have written since lasts until you close this tab, so please save it "
            "as a document on the page of your reflections."
        ),
        "full-page": _(
            "There is no room left in this browser; everything you have written is still in "
            "its field, so please copy it before you leave this page."
        ),
        "keepOn": _("What you write is now kept on this device."),
        "keepOff": _(
            "Nothing is kept on this device any longer; what you have written stays in this "
            "tab until you close it."
        ),
        "cleared": _("This time out is cleared."),
        "nothingToClear": _("There is nothing to clear here."),
        "undone": _("It is all back."),
        "recovered": _(
            "The browser stopped before it had put your last words away; they are back."
        ),
    }


def _of_other_versions() -> dict[str, str]:
    return {
        "otherCame": _(
            "You wrote here in another tab too; what you wrote there stands below the field."
        ),
        # Translators: {0} is a date and time; a text follows.
        "otherVersion": _("Also written here, {0}:"),
        "addVersion": _("Add it to my text"),
        "versionAdded": _("It is now part of your text."),
        "deleteVersion": _("Delete it"),
        "versionDeleted": _("It is deleted."),
        "unreadable": _(
            "Something that was kept here cannot be read; it is put aside untouched, and you "
            "can save it as a file."
        ),
        "newer": _(
            "Your reflections were kept by a newer version of this site and stay as they "
            "are; reloading the page may show them, and what you write now lasts until you "
            "close this tab."
        ),
        "saveUnread": _("Save it as a file"),
        "deleteUnread": _("Delete what cannot be read"),
    }


def _of_reflections() -> dict[str, str]:
    return {
        "myReflections": _("My reflections"),
        "nothingWritten": _(
            "Nothing has been written yet. What you write in a time out will be shown here."
        ),
        "notWritten": _("Time outs in which you have written nothing:"),
        # Translators: {0} is a date.
        "writtenOn": _("Last changed on {0}"),
        # Translators: {0} is a date and time.
        "versionOf": _("Version of {0}"),
        # Translators: of a text that is kept.
        "gone": _(
            "This time out is no longer on the site. Your text and its questions are as they "
            "were."
        ),
    }


def _of_files() -> dict[str, str]:
    return {
        "takeAway": _("Take it with you"),
        "takeAwayNote": _(
            "Nothing that you write is sent anywhere: each file is made on this device."
        ),
        "saveWord": _("Save for Word (.docx)"),
        "saveMarkdown": _("Save as Markdown (.md)"),
        "print": _("Print"),
        "saveBackup": _("Save a backup"),
        "restore": _("Restore from a backup"),
        # Translators: a button; {0} is the title of a time out.
        "clearOne": _("Clear ‘{0}’"),  # noqa: RUF001
        "clearAll": _("Clear everything"),
        # Translators: {0} is the name of a file.
        "savedAs": _("Saved: look for {0} among your downloads."),
        # Translators: part of the name of a file.
        "fileReflections": _("reflections"),
        # Translators: part of the name of a file.
        "fileBackup": _("backup"),
        # Translators: part of the name of a file.
        "fileDraft": _("draft"),
        # Translators: {0} is a date and time.
        "exportedOn": _("Last saved to a file on {0}."),
        "notExported": _("Not yet saved to a file."),
        "clearedAll": _("Everything is cleared. Until you leave this page, you can undo it."),
        "clearedOne": _("It is cleared. Until you leave this page, you can undo it."),
    }


def _of_restoring() -> dict[str, str]:
    return {
        "safari": _(
            "Safari deletes what a site keeps on a device when you have not visited the site "
            "for seven days of using Safari. A backup is yours to keep."
        ),
        # Translators: {0} is how many time outs.
        "restored": _(
            "The backup is restored. Time outs in it: {0}. Nothing that was here has been "
            "taken away."
        ),
        # Translators: {0} is how many time outs.
        "restoredPart": _(
            "The file ends too early. What is whole in it is restored. Time outs: {0}. "
            "Nothing that was here has been taken away."
        ),
        "backupEmpty": _("There is nothing in this backup. Nothing has been changed."),
        "backupCut": _(
            "The file ends too early, and nothing in it is whole. Nothing has been changed."
        ),
        "backupForeign": _(
            "This file is not a backup of reflections. Nothing has been changed."
        ),
        "backupLarge": _(
            "This file is too large for a backup of reflections. Nothing has been changed."
        ),
        "backupNewer": _(
            "This backup was made by a newer version of this site. Reload the page, and try "
            "again. Nothing has been changed."
        ),
        "backupWrong": _(
            "This backup has been changed or damaged, and cannot be read. Nothing has been "
            "changed."
        ),
        "backupUnread": _("The file could not be opened. Nothing has been changed."),
    }


def _of_drafts() -> dict[str, str]:
    return {
        "howToWrite": _("How would you like to write?"),
        "withQuestions": _("With the questions"),
        "withoutQuestions": _("Without the questions"),
        # Translators: a list of titles to choose from follows.
        "putInFrom": _("From your time outs:"),
        "putIn": _("Put it in"),
        # Translators: {0} is the title of a time out.
        "putInDone": _(
            "What you wrote in ‘{0}’ now stands at the end of the field."  # noqa: RUF001
        ),
        # Translators: {0} is what to check.
        "checksLeft": _("Before it is saved or printed, check and tick: {0}"),
        # Translators: {0} is a date.
        "draftOf": _("Draft of {0}"),
    }
