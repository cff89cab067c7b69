-- Which contacts changed since something was computed from them, such as the last run over duplicates, without reading
-- all of them.
CREATE INDEX contact_changed ON contact (updated_at) WHERE state = 'active';
