/** The model under other conditions than those it was trained under, further than it was trained to see. */
package afterimage.app.beyond;
