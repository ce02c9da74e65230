/** What the gates of each layer do at every step of the clip shown. */
package afterimage.app.gates;
