/** Training: the loop that steps a run, looks at held-out clips and saves, and what ends it. Uses what a run is on disk. */
package afterimage.engine.loop;
