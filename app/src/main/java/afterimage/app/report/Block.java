package afterimage.app.report;

import java.util.List;

/** A part of a report, whatever it is written as. */
sealed interface Block {
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** What the report says before all else. */
    record Verdict(String text) implements Block {}

    /** A command to be typed. */
    record Command(String text) implements Block {}

    /** @param rows of as many cells as the head; the first cell names the row */
    record Table(String title, List<String> head, List<List<String>> rows) implements Block {}

    /**
     * @param name of its file, without folder and ending
     * @param caption one or two sentences
     * @param png the picture
     * @param width shown, in units of a page
     */
    record Figure(String name, String caption, byte[] png, int width) implements Block {}
}
