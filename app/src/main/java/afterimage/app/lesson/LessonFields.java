package afterimage.app.lesson;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The fields of one object in a lesson's file; each refusal says where it is and what would be right. */
record LessonFields(JsonNode node, String where) {
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
            BadInput.unless(isKnown, "'%s: there is no field '%s', only %s.", place, name, String.join(", ", known));
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
            BadInput.unless(one, "'%s: its value has to be a text, a number, true or false, or a list of these.", at);
            values.add(each.asText());
        }
        BadInput.unless(!values.isEmpty(), "'%s: its list of values is empty.", at);
        return List.copyOf(values);
    }
}
