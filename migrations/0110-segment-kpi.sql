-- The figure that tells whether a segment serves its goal, as its sheet names it.
ALTER TABLE segment ADD COLUMN kpi TEXT;
