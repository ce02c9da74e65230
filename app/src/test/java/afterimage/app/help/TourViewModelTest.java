package afterimage.app.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TourViewModelTest {
    private final TourViewModel tour = new TourViewModel();

    @Test
    void goesThroughAllStopsAndEnds() {
        assertFalse(tour.isOpen());
        tour.begin();
        for (int stop = 0; stop < tour.stops().size(); stop++) {
            assertEquals(stop, tour.stopProperty().get());
            assertEquals(stop == tour.stops().size() - 1, tour.isLast());
            tour.next();
        }
        assertFalse(tour.isOpen());
    }

    @Test
    void backStaysAtTheFirstAndSkipEndsAnywhere() {
        tour.begin();
        tour.back();
        assertEquals(0, tour.stopProperty().get());
        tour.next();
        tour.next();
        tour.back();
        assertEquals(1, tour.stopProperty().get());
        tour.skip();
        assertFalse(tour.isOpen());
        tour.back();
        tour.next();
        assertFalse(tour.isOpen());
        tour.begin();
        assertTrue(tour.isOpen());
    }
}
