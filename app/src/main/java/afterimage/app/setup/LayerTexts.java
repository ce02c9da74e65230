package afterimage.app.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One layer as it is written, right or wrong: units, input-to-state kernel, state-to-state kernel. */
record LayerTexts(String units, String input, String state) {
    enum Part {
        UNITS,
        INPUT,
        STATE
    }

    /** The layers that the texts for all of them stand for, at least one. */
    static List<LayerTexts> of(String units, String kernels) {
        String[] each = units.split(",", -1);
        String[] kernel = kernels.split(",", -1);
        List<LayerTexts> layers = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            String[] parts = SetupText.kernelParts(kernel[Math.min(i, kernel.length - 1)]);
            layers.add(new LayerTexts(each[i].trim(), parts[0], parts[parts.length - 1]));
        }
        return layers;
    }

    static String units(List<LayerTexts> layers) {
        return layers.stream().map(LayerTexts::units).collect(Collectors.joining(", "));
    }

    static String kernels(List<LayerTexts> layers) {
        List<String> each =
                layers.stream().map(l -> SetupText.kernel(l.input, l.state)).toList();
        return each.stream().distinct().count() == 1 ? each.get(0) : String.join(", ", each);
    }

    /** One more on top, like the one below it. */
    static List<LayerTexts> added(List<LayerTexts> layers) {
        List<LayerTexts> more = new ArrayList<>(layers);
        more.add(layers.get(layers.size() - 1));
        return more;
    }

    static List<LayerTexts> without(List<LayerTexts> layers, int layer) {
        List<LayerTexts> fewer = new ArrayList<>(layers);
        fewer.remove(layer);
        return fewer;
    }

    static List<LayerTexts> with(List<LayerTexts> layers, int layer, Part part, String text) {
        List<LayerTexts> changed = new ArrayList<>(layers);
        LayerTexts was = layers.get(layer);
        changed.set(
                layer,
                new LayerTexts(
                        part == Part.UNITS ? text : was.units,
                        part == Part.INPUT ? text : was.input,
                        part == Part.STATE ? text : was.state));
        return changed;
    }

    String get(Part part) {
        return switch (part) {
            case UNITS -> units;
            case INPUT -> input;
            case STATE -> state;
        };
    }
}
