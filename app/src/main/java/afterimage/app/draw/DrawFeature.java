package afterimage.app.draw;

import afterimage.app.control.Nodes;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.InsideFeature;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/** Clips of digits that the user draws and drags. */
public final class DrawFeature extends InsideFeature<DrawViewModel> {
    /** @param keep keeps an image, [28, 28], to train on; {@code train} begins a run with those kept */
    public DrawFeature(Surroundings around, Consumer<float[]> keep, Runnable train) {
        super(
                around,
                new DrawViewModel(
                        around.probing(), around.data().mnist, new Random(), around.players(), around.guests()));
        tab("Draw", () -> {
            Button keeping = Nodes.button("draw-keep", () -> keep.accept(model.image()));
            return new DrawView(model, around.palette(), List.of(keeping, Nodes.button("draw-train", train)));
        });
        exhibits.add(Exhibit.of("draw", ".draw", model::toCsv, model::arrays));
    }
}
