/** Files, safely: written beside and renamed, with sums or none, npy and npz, plain and bounded. Knows no clips and no runs. */
package afterimage.engine.file;
