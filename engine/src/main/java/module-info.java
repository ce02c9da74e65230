/**
 * The science of Afterimage as a library: clips, models that learn to go on with them, and looks into these. Open, as
 * Jackson makes settings and results of nearly all packages, and JNA calls an interface.
 */
open module afterimage.engine {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive tensorflow;
    requires com.sun.jna;
    requires ejml.core;
    requires ejml.ddense;
    requires transitive java.desktop;
    requires jdk.management;
    requires org.slf4j;

    exports afterimage.engine;
    exports afterimage.engine.bench;
    exports afterimage.engine.cell;
    exports afterimage.engine.clip;
    exports afterimage.engine.data;
    exports afterimage.engine.device;
    exports afterimage.engine.digits;
    exports afterimage.engine.evaluate;
    exports afterimage.engine.exchange;
    exports afterimage.engine.file;
    exports afterimage.engine.loop;
    exports afterimage.engine.measure;
    exports afterimage.engine.model;
    exports afterimage.engine.probe;
    exports afterimage.engine.run;
    exports afterimage.engine.sequence;
    exports afterimage.engine.study;
    exports afterimage.engine.trace;
    exports afterimage.engine.train;
}
