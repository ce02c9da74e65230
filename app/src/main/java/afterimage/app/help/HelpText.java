package afterimage.app.help;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Terms;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text of Help with its bold words, its code, and its terms, which say what they are under the mouse. */
final class HelpText extends TextFlow {
    private static final Pattern MARK = Pattern.compile("\\{([a-z-]+)\\|([^}]*)}|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*");

    HelpText(String text) {
        getStyleClass().add("help-text");
        StringBuilder plain = new StringBuilder();
        Matcher mark = MARK.matcher(text);
        int done = 0;
        while (mark.find()) {
            add(text.substring(done, mark.start()), "help-plain", plain);
            if (mark.group(1) != null) {
                Text term = add(mark.group(2), "help-term", plain);
                Tooltip.install(term, new Tooltip(Terms.words(mark.group(1))));
            } else if (mark.group(3) != null) {
                add(mark.group(3), "help-bold", plain);
            } else {
                add(mark.group(4), "help-code", plain);
            }
            done = mark.end();
        }
        add(text.substring(done), "help-plain", plain);
        setAccessibleText(plain.toString());
    }

    private Text add(String words, String style, StringBuilder plain) {
        Text text = Nodes.styled(new Text(words), style);
        getChildren().add(text);
        plain.append(words);
        return text;
    }
}
