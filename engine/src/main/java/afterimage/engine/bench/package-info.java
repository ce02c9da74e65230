/** How fast this machine trains, predicts and makes clips, held against its own matrix products. */
package afterimage.engine.bench;
