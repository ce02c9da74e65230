package afterimage.app.lesson;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads a lesson's file. Whatever is wrong is told in one sentence: file, step, field, and what would be right. */
record LessonReader(LessonPlayer player) {
    private static final int MAX_STEPS = 40;
    private static final int MAX_ACTIONS = 20;
    private static final int MAX_CHOICES = 5;
    private static final int MAX_LINE = 200;
    private static final int MAX_TEXT = 2000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(1 << 20)
                            .maxNestingDepth(16)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A teacher's notes.
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    /**
     * @param file its name, for refusals
     * @throws BadInput naming file, step and field, and what would be right
     */
    Lesson read(String text, String file) {
        LessonFields lesson = LessonFields.of(tree(text, file), file, "title", "about", "steps");
        List<Lesson.Step> steps = new ArrayList<>();
        List<JsonNode> nodes = lesson.list("steps", 1, MAX_STEPS, "steps");
        nodes.forEach(node -> steps.add(step(node, file + "', step " + (steps.size() + 1))));
        return new Lesson(lesson.text("title", MAX_LINE), lesson.text("about", MAX_LINE), List.copyOf(steps));
    }

    private static JsonNode tree(String text, String file) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            BadInput.unless(tree != null && !tree.isMissingNode(), "'%s' is no lesson: it is empty.", file);
            return tree;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String end = e.getOriginalMessage().startsWith("Duplicate") ? ", where a field is given twice." : ".";
            throw new BadInput("'" + file + "' is no lesson: it is not valid JSON at line " + line + end, e);
        }
    }

    private Lesson.Step step(JsonNode node, String where) {
        LessonFields step = LessonFields.of(node, where, "title", "text", "do", "question", "source");
        JsonNode question = step.node().get("question");
        return new Lesson.Step(
                step.text("title", MAX_LINE),
                step.texts("text", 1, 8, MAX_TEXT),
                actions(step, where),
                question == null ? null : question(question, where + ", question"),
                step.node().get("source") == null ? "" : step.text("source", MAX_LINE));
    }

    private Lesson.Question question(JsonNode node, String where) {
        LessonFields question = LessonFields.of(node, where, "ask", "choices", "answer", "because", "do");
        List<String> choices = question.texts("choices", 2, MAX_CHOICES, MAX_LINE);
        String ask = question.text("ask", MAX_TEXT);
        int answer = question.whole("answer", 1, choices.size()) - 1;
        String because = question.text("because", MAX_TEXT);
        return new Lesson.Question(ask, choices, answer, because, actions(question, where));
    }

    private List<Lesson.Action> actions(LessonFields fields, String where) {
        if (fields.node().get("do") == null) {
            return List.of();
        }
        List<Lesson.Action> actions = new ArrayList<>();
        for (JsonNode node : fields.list("do", 0, MAX_ACTIONS, "actions")) {
            String at = where + ", do, action " + (actions.size() + 1);
            boolean one = node.isObject() && node.size() == 1;
            BadInput.unless(one, "'%s: an action is a name with its value, e.g. {\"tab\": \"Gates\"}.", at);
            String name = node.fieldNames().next();
            Set<String> all = player.actions();
            String others = String.join(", ", all);
            BadInput.unless(all.contains(name), "'%s: there is no action '%s', only %s.", at, Excerpt.of(name), others);
            Lesson.Action action = new Lesson.Action(name, LessonFields.values(node.get(name), at + ", " + name));
            String problem = player.problem(action);
            BadInput.unless(problem.isEmpty(), "'%s, %s: %s", at, name, problem);
            actions.add(action);
        }
        return List.copyOf(actions);
    }

    /** The fields of one object in a lesson's file; each refusal says where it is and what would be right. */
    private record LessonFields(JsonNode node, String where) {
        /**
         * @param where the file's name and the way to the object, without the quotation mark that opens it
         * @throws BadInput if it is no object or has other fields than those
         */
        static LessonFields of(JsonNode node, String where, String... known) {
            // Only the file's own name is not closed yet.
            String place = where.contains("', ") ? where : where + "'";
            BadInput.unless(node.isObject(), "'%s: here has to be an object with %s.", place, String.join(", ", known));
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String name = Excerpt.of(field.getKey());
                boolean isKnown = Arrays.asList(known).contains(field.getKey());
                BadInput.unless(
                        isKnown, "'%s: there is no field '%s', only %s.", place, name, String.join(", ", known));
            }
            return new LessonFields(node, place);
        }

        String text(String field, int longest) {
            return text(present(field, "a text"), where + ", " + field, longest);
        }

        /** A text, or several. */
        List<String> texts(String field, int fewest, int most, int longest) {
            JsonNode given = present(field, "a text");
            if (given.isTextual() && fewest <= 1) {
                return List.of(text(given, where + ", " + field, longest));
            }
            List<String> texts = new ArrayList<>();
            for (JsonNode each : list(field, fewest, most, "texts")) {
                texts.add(text(each, where + ", " + field + ", number " + (texts.size() + 1), longest));
            }
            return List.copyOf(texts);
        }

        int whole(String field, int least, int most) {
            JsonNode given = present(field, "a whole number");
            String at = where + ", " + field;
            String found = Excerpt.of(given.toString());
            boolean whole = given.isIntegralNumber() && given.canConvertToInt();
            boolean within = whole && given.intValue() >= least && given.intValue() <= most;
            BadInput.unless(within, "'%s: it has to be a whole number from %d to %d, not %s.", at, least, most, found);
            return given.intValue();
        }

        List<JsonNode> list(String field, int fewest, int most, String what) {
            JsonNode given = present(field, "a list");
            boolean within = given.isArray() && given.size() >= fewest && given.size() <= most;
            String found = given.isArray() ? given.size() + "" : Excerpt.of(given.toString());
            String at = where + ", " + field;
            BadInput.unless(within, "'%s: it has to be a list of %d to %d %s, not %s.", at, fewest, most, what, found);
            return StreamSupport.stream(given.spliterator(), false).toList();
        }

        private JsonNode present(String field, String what) {
            JsonNode given = node.get(field);
            BadInput.unless(given != null, "'%s: the field '%s' is missing; it has to be %s.", where, field, what);
            return given;
        }

        private static String text(JsonNode given, String at, int longest) {
            String text = given.isTextual() ? given.textValue() : "";
            String letters = text.isBlank() ? "an empty one" : text.length() + " letters";
            String found = given.isTextual() ? letters : Excerpt.of(given.toString());
            boolean within = !text.isBlank() && text.length() <= longest;
            BadInput.unless(within, "'%s: it has to be a text of 1 to %d letters, not %s.", at, longest, found);
            return text;
        }

        /** An action's value: a text, a number, true or false, or a list of these. */
        static List<String> values(JsonNode given, String at) {
            List<String> values = new ArrayList<>();
            Iterable<JsonNode> all = given.isArray() ? given : List.of(given);
            for (JsonNode each : all) {
                boolean one = each.isValueNode() && !each.isNull();
                BadInput.unless(
                        one, "'%s: its value has to be a text, a number, true or false, or a list of these.", at);
                values.add(each.asText());
            }
            BadInput.unless(!values.isEmpty(), "'%s: its list of values is empty.", at);
            return List.copyOf(values);
        }
    }
}
