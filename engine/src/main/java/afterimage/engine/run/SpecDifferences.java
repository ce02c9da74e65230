package afterimage.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which settings of two specs differ in a way that makes them different runs: all but name and description. */
final class SpecDifferences {
    /** One entry a setting, e.g. {@code model.reverseTarget is true instead of false}; empty if they are the same run. */
    static List<String> of(RunSpec is, RunSpec should) {
        List<String> found = new ArrayList<>();
        compare("", tree(is), tree(should), found);
        return found;
    }

    private static JsonNode tree(RunSpec spec) {
        ObjectNode tree = SpecJson.MAPPER.valueToTree(spec);
        return tree.remove(List.of("name", "about"));
    }

    private static void compare(String path, JsonNode is, JsonNode should, List<String> found) {
        if (is.equals(should)) {
            return;
        }
        if (!is.isContainerNode()
                || is.getNodeType() != should.getNodeType()
                || is.isArray() && is.size() != should.size()) {
            found.add(path + " is " + is + " instead of " + should);
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; is.isArray() && i < is.size(); i++) {
            names.add(Integer.toString(i));
        }
        is.fieldNames().forEachRemaining(names::add);
        should.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(path.isEmpty() ? name : path + "." + name, is.at("/" + name), should.at("/" + name), found);
        }
    }
}
