package afterimage.app.metrics;

import afterimage.app.feature.Capture;
import afterimage.app.feature.Exhibit;
import afterimage.app.feature.Feature;
import afterimage.app.feature.Format;
import afterimage.app.session.Mail;
import afterimage.engine.file.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Metrics of the held-out clips. */
public final class MetricsFeature implements Feature {
    public final MetricsViewModel model = new MetricsViewModel();

    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit("metrics", ".metrics-section", Map.of(Format.CSV, look -> table())));
    }

    private Capture table() {
        String tabbed = model.sheets().stream()
                .map(sheet -> Table.tabbed(sheet.table().precise().csv()))
                .collect(Collectors.joining("\n"));
        return model.sheets().isEmpty() ? null : Capture.table(model.toCsv(), tabbed);
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
    }
}
