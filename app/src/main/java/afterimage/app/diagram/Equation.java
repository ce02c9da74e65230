package afterimage.app.diagram;

import afterimage.app.control.Nodes;
import afterimage.app.glossary.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * One line of an equation with indices below and above: {@code _{t}}, {@code ^{1}}. Signs that the program's font lacks
 * are drawn, so that they look the same on each machine.
 */
final class Equation extends TextFlow {
    private static final Pattern PIECE = Pattern.compile("_\\{([^}]*)}|\\^\\{([^}]*)}|⊙|∗|[^_^⊙∗]+|[_^]");
    private static final double RADIUS = 4;

    Equation(String line) {
        getStyleClass().add("equation");
        Matcher piece = PIECE.matcher(line);
        while (piece.find()) {
            getChildren().add(node(piece));
        }
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(line.replaceAll("[_^]\\{([^}]*)}", " $1")
                .replace("⊙", Texts.of("diagram.spoken.product"))
                .replace("∗", Texts.of("diagram.spoken.convolution")));
    }

    private static Node node(Matcher piece) {
        if (piece.group(1) != null) {
            return text(piece.group(1), "equation-index", 3);
        }
        if (piece.group(2) != null) {
            return text(piece.group(2), "equation-index", -5);
        }
        return switch (piece.group()) {
            case "⊙" -> product();
            case "∗" -> text("*", "equation-text", 3);
            default -> text(piece.group(), "equation-text", 0);
        };
    }

    private static Text text(String words, String styleClass, double down) {
        Text text = Nodes.styled(new Text(words), styleClass);
        text.setTranslateY(down);
        return text;
    }

    private static Node product() {
        Circle ring = Nodes.styled(new Circle(RADIUS), "equation-ring");
        Group sign = new Group(ring, Nodes.styled(new Circle(1), "equation-dot"));
        sign.setTranslateY(-3.5);
        return sign;
    }
}
