package afterimage.app.glossary;

import afterimage.engine.file.Packaged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the engine says, in the window's language. The engine, the command line, files and the log speak English; {@code
 * assets/words/sentences_de.txt} has pairs of lines: the format of an English sentence, or of a part of one, and the same in
 * German. A sentence is known again by its format, since it comes within others, joined with others, or out of a file.
 */
public final class Sentences {
    private static final Pattern VALUE = Pattern.compile("%(?:(\\d)\\$)?[,.\\d]*([sdfx])");
    private static final Pattern END = Pattern.compile("(?<=\\.) (?=[A-Z'])");
    private static final List<String> JOINTS = List.of("; ", ", ", ": ");
    private static final Sentences ALL = of(Locale.getDefault(Locale.Category.DISPLAY));

    /** @param own the sentence in the other language, for values in the order of the English one or by number */
    private record Form(Pattern english, String own, int letters) {
        static Form of(String english, String own) {
            StringBuilder pattern = new StringBuilder();
            StringBuilder rest = new StringBuilder();
            Matcher value = VALUE.matcher(english);
            int end = 0;
            for (int n = 1; value.find(); n++) {
                String name = "v" + number(value, n);
                String kind = value.group(2).equals("s") ? ".*?" : value.group(2).equals("x") ? "\\p{XDigit}+" : "[-\\d.,]+";
                String group = "(?<" + name + ">" + kind + ")";
                pattern.append(Pattern.quote(english.substring(end, value.start())))
                        .append(pattern.indexOf("<" + name + ">") < 0 ? group : "\\k<" + name + ">");
                rest.append(english, end, value.start());
                end = value.end();
            }
            pattern.append(Pattern.quote(english.substring(end)));
            return new Form(Pattern.compile(pattern.toString(), Pattern.DOTALL), own, rest.length() + english.length() - end);
        }

        private static int number(MatchResult value, int at) {
            return value.group(1) == null ? at : Integer.parseInt(value.group(1));
        }
    }

    private final List<Form> forms = new ArrayList<>();

    private Sentences(List<String> lines) {
        for (int i = 0; i + 1 < lines.size(); i += 3) {
            forms.add(Form.of(lines.get(i), lines.get(i + 1)));
        }
        // The one that says most of a sentence fits it best.
        forms.sort(Comparator.comparingInt(Form::letters).reversed());
    }

    static Sentences of(Locale locale) {
        String file = "assets/words/sentences_" + locale.getLanguage() + ".txt";
        return new Sentences(Packaged.has(file) ? Packaged.text(file).lines().toList() : List.of());
    }

    /** The sentence as the window says it; what is not known, or is in its language already, stays as it is. */
    public static String of(String sentence) {
        return sentence == null ? null : ALL.in(sentence);
    }

    String in(String text) {
        List<String> sentences = END.splitAsStream(text).map(this::whole).toList();
        if (sentences.size() > 1 && sentences.stream().allMatch(Objects::nonNull)) {
            return String.join(" ", sentences);
        }
        String whole = whole(text);
        if (whole != null) {
            return whole;
        }
        if (sentences.size() > 1) {
            return END.splitAsStream(text).map(this::in).collect(Collectors.joining(" "));
        }
        return JOINTS.stream()
                .filter(text::contains)
                .findFirst()
                .map(joint -> Stream.of(text.split(joint, -1)).map(this::in).collect(Collectors.joining(joint)))
                .orElse(text);
    }

    /** Null if there is no form of it. */
    private String whole(String text) {
        for (Form form : forms) {
            Matcher found = form.english.matcher(text);
            if (found.matches()) {
                int[] at = {0};
                return VALUE.matcher(form.own)
                        .replaceAll(value -> Matcher.quoteReplacement(value(text, found, Form.number(value, ++at[0]))));
            }
        }
        return null;
    }

    /** A name in quotation marks stays, everything else may be a sentence or a part of one again. */
    private String value(String text, Matcher found, int number) {
        String name = "v" + number;
        boolean quoted = text.startsWith("'", found.start(name) - 1) && text.startsWith("'", found.end(name));
        return quoted ? found.group(name) : in(found.group(name));
    }
}
