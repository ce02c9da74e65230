/** What clips are made of besides MNIST: sets of images that move, and videos. */
package afterimage.engine.data;
